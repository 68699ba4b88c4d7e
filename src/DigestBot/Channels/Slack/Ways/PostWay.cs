using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>Answers with a message in the channel, which everybody there sees.</summary>
/// <param name="thread">The thread it goes to; null for the channel itself.</param>
internal sealed class PostWay(SlackWebClient web, string channel, string? thread, TimeProvider time) : SlackWay
{
    private const int MostTries = 3;
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(15);

    public override async Task<SlackReceipt> SayAsync(SlackContent content, CancellationToken cancellation)
    {
        var first = await PostAsync(content, thread, cancellation);
        var last = first;
        foreach (var part in content.Thread)
            if (last.Status == SlackStatus.Sent)
                last = await PostAsync(part, thread ?? first.Ts, cancellation);
        return last.Status == SlackStatus.Sent ? first : last;
    }

    /// <summary>Somebody waits for it: what Slack has no room for now is tried again soon.</summary>
    private async Task<SlackReceipt> PostAsync(SlackContent content, string? under, CancellationToken cancellation)
    {
        var message = new SlackMessage
        {
            Channel = channel,
            Text = content.Text,
            Blocks = content.Blocks,
            ThreadTs = under,
        };
        for (var tried = 1; ; tried++)
        {
            var receipt = await web.PostMessageAsync(message, cancellation);
            var wait = receipt.RetryAfter ?? TimeSpan.FromSeconds(1);
            if (receipt.Status != SlackStatus.Retry || tried == MostTries || wait > _longestWait)
                return receipt;
            await Task.Delay(wait, time, cancellation);
        }
    }
}
