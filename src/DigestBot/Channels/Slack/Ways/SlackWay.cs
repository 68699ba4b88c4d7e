using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>How an answer gets to where it was asked for.</summary>
internal abstract class SlackWay
{
    public abstract Task<SlackReceipt> SayAsync(SlackContent content, CancellationToken cancellation);

    /// <summary>Puts the content in the place of the message whose button was pressed.</summary>
    public virtual Task<SlackReceipt> ReplaceAsync(SlackContent content, CancellationToken cancellation) =>
        SayAsync(content, cancellation);

    /// <summary>The content and what follows it, for ways that know no threads.</summary>
    protected static IEnumerable<SlackContent> Parts(SlackContent content) => content.Thread.Prepend(content);
}
