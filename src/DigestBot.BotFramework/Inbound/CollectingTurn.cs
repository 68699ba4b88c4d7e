using System.Collections.Concurrent;
using System.Text.Json;

namespace DigestBot.BotFramework;

/// <summary>A turn whose replies go into the response (<c>deliveryMode: expectReplies</c>).</summary>
internal sealed class CollectingTurn(Activity activity, ConnectorClient connector) : Turn(activity)
{
    private readonly ConcurrentQueue<Activity> _replies = new();

    public override bool OutlivesItsRequest => false;

    public override Task<SendReceipt> SendAsync(Activity reply, CancellationToken cancellation)
    {
        _replies.Enqueue(reply.AsReplyTo(Activity));
        return Task.FromResult(new SendReceipt(SendStatus.Sent));
    }

    public override Task<SendReceipt> UpdateAsync(Activity reply, CancellationToken cancellation) =>
        connector.UpdateAsync(
            ConversationReference.Of(Activity),
            reply.Id ?? "",
            reply.AsReplyTo(Activity),
            cancellation
        );

    /// <summary>Everything collected; an invoke's answer comes last, as an activity of its own.</summary>
    public ExpectedReplies Replies()
    {
        if (Activity.Type != ActivityTypes.Invoke)
            return new([.. _replies]);
        var answer = JsonSerializer.SerializeToElement(
            InvokeResponse ?? new InvokeResponse(501),
            BotFrameworkJson.Default.InvokeResponse
        );
        return new([
            .. _replies,
            new Activity { Type = ActivityTypes.InvokeResponse, Value = answer }.AsReplyTo(Activity),
        ]);
    }
}
