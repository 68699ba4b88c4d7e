using Microsoft.Bot.Builder;

namespace DigestBot.BotBuilder;

/// <summary>A turn whose replies go back through the SDK's turn context: to the Connector or, when they are expected there, into the response.</summary>
internal sealed class BotBuilderTurn(Activity activity, ITurnContext context, QuickRetry retry, SdkCalls calls)
    : Turn(activity)
{
    public override Task<SendReceipt> SendAsync(Activity reply, CancellationToken cancellation)
    {
        var addressed = reply.AsReplyTo(Activity);
        return Activity.DeliveryMode == DeliveryModes.ExpectReplies
            ? SendOnceAsync(addressed, cancellation)
            : TryAsync(
                Call(HttpMethod.Post, ConnectorPath.Post(addressed)),
                end => SendOnceAsync(addressed, end),
                cancellation
            );
    }

    public override Task<SendReceipt> UpdateAsync(Activity reply, CancellationToken cancellation)
    {
        var addressed = reply.AsReplyTo(Activity);
        return TryAsync(
            Call(HttpMethod.Put, ConnectorPath.Activity(addressed.Conversation?.Id, reply.Id)),
            end => UpdateOnceAsync(addressed, end),
            cancellation
        );
    }

    private SdkCall Call(HttpMethod method, string? path) => new(method, Activity.ServiceUrl ?? "", path);

    private async Task<SendReceipt> SendOnceAsync(Activity addressed, CancellationToken cancellation)
    {
        var sent = await context.SendActivityAsync(SdkJson.Of(addressed), cancellation);
        return SdkReceipts.Sent(sent?.Id);
    }

    private async Task<SendReceipt> UpdateOnceAsync(Activity addressed, CancellationToken cancellation)
    {
        var updated = await context.UpdateActivityAsync(SdkJson.Of(addressed), cancellation);
        return SdkReceipts.Sent(updated?.Id);
    }

    private Task<SendReceipt> TryAsync(
        SdkCall call,
        Func<CancellationToken, Task<SendReceipt>> send,
        CancellationToken cancellation
    ) => retry.RunAsync(Activity, () => calls.RunAsync(call, send, cancellation), cancellation);
}
