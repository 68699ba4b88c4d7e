using DigestBot.BotFramework;
using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>One delivery in one channel: a message and the replies in its thread.</summary>
internal sealed record DeliveryPost(SlackWebClient Slack, string Channel, SlackContent Content, Posting Posting)
{
    public async Task<SendReceipt> SendAsync(CancellationToken cancellation)
    {
        var receipt = await PartAsync(Content, 0, null, cancellation);
        return receipt is { Status: SlackStatus.Sent, Ts: { } ts }
            ? await ThreadAsync(ts, [], cancellation)
            : SlackReceipts.Of(receipt);
    }

    /// <summary>The message is there; what is missing of its thread is posted.</summary>
    public async Task<SendReceipt> CompleteAsync(string ts, CancellationToken cancellation)
    {
        if (Content.Thread.Count == 0)
            return Sent(ts);
        var (parts, receipt) = await SlackLookup.RepliesAsync(Slack, Channel, ts, Posting, cancellation);
        return parts is null ? Incomplete(receipt) : await ThreadAsync(ts, parts, cancellation);
    }

    private async Task<SendReceipt> ThreadAsync(string ts, HashSet<int> there, CancellationToken cancellation)
    {
        for (var part = 1; part <= Content.Thread.Count; part++)
        {
            if (there.Contains(part))
                continue;
            var receipt = await PartAsync(Content.Thread[part - 1], part, ts, cancellation);
            if (receipt.Status != SlackStatus.Sent)
                return Incomplete(receipt);
        }
        return Sent(ts);
    }

    private Task<SlackReceipt> PartAsync(
        SlackContent content,
        int part,
        string? thread,
        CancellationToken cancellation
    ) =>
        Slack.PostMessageAsync(
            content.To(Channel) with
            {
                Metadata = SlackMark.Of(Posting, part),
                ThreadTs = thread,
            },
            cancellation
        );

    private static SendReceipt Sent(string ts) => new(SendStatus.Sent, ts, 200);

    /// <summary>The message arrived and a part of its thread did not: the next try finds it and goes on there.</summary>
    private static SendReceipt Incomplete(SlackReceipt receipt)
    {
        var said = SlackReceipts.Of(receipt);
        return said with
        {
            Status = said.Status is SendStatus.Retry ? SendStatus.Uncertain : said.Status,
            ActivityId = null,
            Reason = $"The message is there, a part of its thread is not: {said.Reason}",
        };
    }
}
