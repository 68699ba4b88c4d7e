using Microsoft.Bot.Builder;

namespace DigestBot.BotBuilder;

/// <summary>
/// A turn whose replies go back through the SDK's turn context: to the Connector or, when they are expected there, into the response. What
/// is edited, and what the bot still says when the SDK has ended the turn, goes as everything does that is sent unasked.
/// </summary>
internal sealed class BotBuilderTurn(
    Activity activity,
    ITurnContext context,
    QuickRetry retry,
    SdkCalls calls,
    ConnectorClient connector
) : Turn(activity)
{
    private readonly ConversationReference _reference = ConversationReference.Of(activity);

    public override Task<SendReceipt> SendAsync(Activity reply, CancellationToken cancellation)
    {
        var addressed = reply.AsReplyTo(Activity);
        return Activity.DeliveryMode == DeliveryModes.ExpectReplies
            ? ReplyAsync(addressed, cancellation)
            : retry.RunAsync(Activity, () => PostAsync(addressed, cancellation), cancellation);
    }

    public override Task<SendReceipt> UpdateAsync(Activity reply, CancellationToken cancellation)
    {
        var addressed = reply.AsReplyTo(Activity);
        return retry.RunAsync(
            Activity,
            () => connector.UpdateAsync(_reference, reply.Id ?? "", addressed, cancellation),
            cancellation
        );
    }

    private async Task<SendReceipt> PostAsync(Activity addressed, CancellationToken cancellation)
    {
        var call = new SdkCall(HttpMethod.Post, _reference.ServiceUrl, ConnectorPath.Post(addressed));
        try
        {
            return await calls.RunAsync(call, end => ReplyAsync(addressed, end), cancellation);
        }
        catch (ObjectDisposedException)
        {
            return await connector.SendAsync(_reference, addressed, cancellation);
        }
    }

    private async Task<SendReceipt> ReplyAsync(Activity addressed, CancellationToken cancellation)
    {
        var sent = await context.SendActivityAsync(SdkJson.Of(addressed), cancellation);
        return SdkReceipts.Sent(sent?.Id);
    }
}
