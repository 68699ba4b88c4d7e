using DigestBot.BotFramework;
using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>Slack, spoken to directly. A post that may have arrived is looked up before it is made again, so nothing comes twice.</summary>
internal sealed class SlackChannel(
    SlackWeb slack,
    SlackRenderer renderer,
    SlackLookup lookup,
    ILogger<SlackChannel> log
) : IChannel
{
    public bool Serves(Conversation conversation) => conversation.ChannelId == SlackAddress.Channel;

    public async Task<SendReceipt> SendAsync(
        Conversation conversation,
        CardMessage message,
        Posting posting,
        CancellationToken cancellation
    )
    {
        if (SlackAddress.Of(conversation.Reference) is not { } address)
            return new SendReceipt(SendStatus.Refused, Reason: "The conversation has no address in Slack.");
        var post = new DeliveryPost(
            slack.For(address.TeamId.Length > 0 ? address.TeamId : null),
            address.ChannelId,
            renderer.Render(message),
            posting
        );
        return posting.UncertainSince is { } since
            ? await AgainAsync(post, since, cancellation)
            : await post.SendAsync(cancellation);
    }

    private async Task<SendReceipt> AgainAsync(DeliveryPost post, DateTimeOffset since, CancellationToken cancellation)
    {
        var delivery = post.Posting.Delivery;
        switch (await lookup.FindAsync(post.Slack, post.Channel, post.Posting, since, cancellation))
        {
            case Earlier.Found found:
                log.PostFound(delivery, found.Ts);
                return await post.CompleteAsync(found.Ts, cancellation) with { IsOnly = true };
            case Earlier.None:
                log.PostNotFound(delivery);
                return await post.SendAsync(cancellation) with { IsOnly = true };
            case Earlier.Later later:
                return SlackReceipts.Of(later.Receipt) with
                {
                    Status = SendStatus.Retry,
                    ActivityId = null,
                    NeverLeft = true,
                };
            case Earlier.Unknown unknown:
                log.PostNotLookedUp(delivery, unknown.Reason);
                var receipt = await post.SendAsync(cancellation);
                return receipt with { Reason = Unknown(unknown.Reason, receipt.Reason) };
            default:
                throw new InvalidOperationException("Slack has it, has it not, or cannot say.");
        }
    }

    private static string Unknown(string reason, string? own) =>
        $"An earlier try may have arrived; it could not be looked up: {reason.TrimEnd('.')}. {own}".TrimEnd();
}
