using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>Answers with a message in the channel, which everybody there sees.</summary>
/// <param name="thread">The thread it goes to; null for the channel itself.</param>
internal sealed class PostWay(SlackWebClient web, string channel, string? thread, TimeProvider time) : SlackWay
{
    public override async Task<SlackReceipt> SayAsync(SlackContent content, CancellationToken cancellation)
    {
        var first = await PostAsync(content, thread, cancellation);
        var last = first;
        foreach (var part in content.Thread)
            if (last.Status == SlackStatus.Sent)
                last = await PostAsync(part, thread ?? first.Ts, cancellation);
        return last.Status == SlackStatus.Sent ? first : last;
    }

    private Task<SlackReceipt> PostAsync(SlackContent content, string? under, CancellationToken cancellation)
    {
        var message = content.To(channel) with { ThreadTs = under };
        return SlackTries.RunAsync(() => web.PostMessageAsync(message, cancellation), time, cancellation);
    }
}
