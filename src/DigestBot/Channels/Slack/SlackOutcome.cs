using System.Net;
using DigestBot.BotFramework;
using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>What became of a call to Slack, in the words of every channel.</summary>
internal static class SlackOutcome
{
    /// <remarks>Slack says most of it in the body of a 200; the statuses are those that it means.</remarks>
    public static SendReceipt Of(SlackReceipt receipt) =>
        receipt.Status switch
        {
            SlackStatus.Sent => new(SendStatus.Sent, receipt.Ts, (int)HttpStatusCode.OK),
            SlackStatus.Retry => new(
                SendStatus.Retry,
                null,
                receipt.RetryAfter is null ? null : (int)HttpStatusCode.TooManyRequests,
                receipt.Reason,
                receipt.RetryAfter
            ),
            SlackStatus.Uncertain => new(SendStatus.Uncertain, Reason: receipt.Reason, RetryAfter: receipt.RetryAfter),
            SlackStatus.Unreachable => new(
                SendStatus.Unreachable,
                null,
                (int)HttpStatusCode.NotFound,
                receipt.Reason
            ),
            SlackStatus.TooLarge => new(
                SendStatus.TooLarge,
                null,
                (int)HttpStatusCode.RequestEntityTooLarge,
                receipt.Reason
            ),
            _ => new(SendStatus.Refused, null, (int)HttpStatusCode.BadRequest, receipt.Reason),
        };
}
