using DigestBot.Channels;
using DigestBot.Digests.Content;

namespace DigestBot.Digests.Schedules;

internal readonly record struct SubscriptionId(long Value);

/// <summary>A conversation's wish to be posted digests on a schedule.</summary>
/// <param name="NextDue">When the next one is due; null while it is paused.</param>
internal sealed record Subscription(
    SubscriptionId Id,
    ConversationId ConversationId,
    Schedule Schedule,
    DateTimeOffset? NextDue,
    DateTimeOffset? PausedAt,
    string? PausedReason
)
{
    /// <summary>What its digests are about.</summary>
    public DigestMode Mode { get; init; } = DigestMode.New;

    /// <summary>Whether it is for alerts about followed topics, which have no schedule.</summary>
    public bool IsFollow { get; init; }

    public bool IsPaused => PausedAt is not null;
}

/// <summary>What became of a wish to subscribe.</summary>
internal sealed record SubscribeOutcome(Subscription Subscription, bool IsNew, int Count);
