using DigestBot.BotFramework;
using DigestBot.Channels;
using DigestBot.Channels.Circuits;
using DigestBot.Channels.Limits;

namespace DigestBot.Digests.Deliveries.Sending;

/// <summary>After how long a delivery may ask again whether it may go.</summary>
/// <param name="IsForTurn">Whether its conversation and tenant have enough for now; else something does not work or is slow.</param>
internal readonly record struct SendWait(TimeSpan Time, bool IsForTurn);

/// <summary>Says whether a delivery may go now: its service URL works and has room, and its conversation and tenant take one more.</summary>
internal sealed class SendGate(ServiceUrlCircuits circuits, SendLimits limits, SendPlaces places, TimeProvider time)
{
    private static readonly TimeSpan _crowded = TimeSpan.FromSeconds(1);

    /// <returns>Null when it may be made ready.</returns>
    public SendWait? Pause(Conversation conversation, DeliveryId delivery)
    {
        if (conversation.ChannelId == DirectLineConversations.ChannelId)
            return null;
        if (circuits.Pause(conversation) is { } closed)
            return new SendWait(Spread(closed), IsForTurn: false);
        if (places.IsCrowded(conversation.Reference.ServiceUrl))
            return new SendWait(Spread(_crowded), IsForTurn: false);
        return limits.PlanDigest(conversation.Reference, delivery.Value) is { } turn
            ? new SendWait(turn, IsForTurn: true)
            : null;
    }

    /// <summary>It is being made ready.</summary>
    public void Enter(Conversation conversation) => circuits.Enter(conversation.Reference.ServiceUrl);

    /// <summary>It is ready.</summary>
    /// <returns>Null when it leaves, and then it is counted; else after how long to ask again.</returns>
    public TimeSpan? Leave(Conversation conversation, DeliveryId delivery) =>
        conversation.ChannelId == DirectLineConversations.ChannelId
            ? null
            : limits.LeaveDigest(conversation.Reference, delivery.Value);

    /// <summary>What became of it.</summary>
    /// <param name="left">The timestamp at which it left.</param>
    public Reported Report(Conversation conversation, SendReceipt receipt, long left) =>
        circuits.Report(conversation, receipt, Failing(conversation, left));

    private TimeSpan Failing(Conversation conversation, long left)
    {
        var tried = time.GetElapsedTime(left);
        return conversation.FailingSince is { } since && time.GetUtcNow() - since is var failing && failing > tried
            ? failing
            : tried;
    }

    /// <summary>Those that wait for a probe come one after another, not all at once.</summary>
    private static TimeSpan Spread(TimeSpan wait) => wait + TimeSpan.FromMilliseconds(Random.Shared.Next(1, 500));
}
