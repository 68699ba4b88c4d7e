using DigestBot.BotFramework;
using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>Slack's receipts in the words of the ledger. Slack says most failures in a 200; the ledger shows the status they stand for.</summary>
internal static class SlackReceipts
{
    public static SendReceipt Of(SlackReceipt receipt) =>
        new(StatusOf(receipt.Status), receipt.Ts, HttpStatusOf(receipt), receipt.Reason, receipt.RetryAfter);

    private static SendStatus StatusOf(SlackStatus status) =>
        status switch
        {
            SlackStatus.Sent => SendStatus.Sent,
            SlackStatus.Retry => SendStatus.Retry,
            SlackStatus.Uncertain => SendStatus.Uncertain,
            SlackStatus.Unreachable => SendStatus.Unreachable,
            SlackStatus.TooLarge => SendStatus.TooLarge,
            _ => SendStatus.Refused,
        };

    private static int? HttpStatusOf(SlackReceipt receipt) =>
        (receipt.Status, receipt.Error) switch
        {
            (SlackStatus.Sent, _) => 200,
            (_, null) => null,
            (_, "ratelimited" or "rate_limited") => 429,
            (_, "internal_error" or "fatal_error") => 500,
            (_, "service_unavailable") => 503,
            _ => 200,
        };
}
