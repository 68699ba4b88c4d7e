using DigestBot.BotFramework;
using DigestBot.Channels;

namespace DigestBot.Digests.Deliveries.Sending;

/// <summary>What a try at a delivery comes to.</summary>
internal enum Verdict
{
    /// <summary>The channel acknowledged it.</summary>
    Sent,

    /// <summary>It is tried again.</summary>
    Retry,

    /// <summary>Given up; its sections come with the next digest.</summary>
    Failed,

    /// <summary>Given up, and so is its conversation for now.</summary>
    Parked,

    /// <summary>It was taken but never left; it waits as before.</summary>
    Returned,
}

/// <summary>A verdict to be written down.</summary>
/// <param name="At">When it was known.</param>
/// <param name="Next">When it is tried again.</param>
internal sealed record Outcome(
    OutgoingDelivery Delivery,
    Verdict Verdict,
    SendReceipt Receipt,
    DateTimeOffset At,
    DateTimeOffset? Next = null
)
{
    /// <summary>Conversations that were given up before it showed that they are not to blame.</summary>
    public IReadOnlyList<ConversationId> Wronged { get; init; } = [];

    /// <param name="next">When it is to be looked at again.</param>
    public static Outcome NeverLeft(OutgoingDelivery delivery, DateTimeOffset next) =>
        new(delivery, Verdict.Returned, new SendReceipt(SendStatus.Retry), next, next);
}
