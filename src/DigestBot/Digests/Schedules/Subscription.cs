using DigestBot.Channels;
using DigestBot.Digests.Content;

namespace DigestBot.Digests.Schedules;

internal readonly record struct SubscriptionId(long Value);

/// <summary>A conversation's wish to be posted digests on a schedule.</summary>
/// <param name="NextDue">When the next one is due; null while it is paused without an end.</param>
/// <param name="PausedUntil">When a pause ends by itself; null when only somebody ends it.</param>
/// <param name="SkippedUntil">The last occurrence that is skipped; null when none ever was.</param>
/// <param name="LostZone">The stored name of its zone when this machine does not know it; the schedule then says UTC.</param>
/// <param name="PausedForZone">Whether it is paused only until its zone is known again.</param>
internal sealed record Subscription(
    SubscriptionId Id,
    ConversationId ConversationId,
    Schedule Schedule,
    DateTimeOffset? NextDue,
    DateTimeOffset? PausedAt,
    string? PausedReason,
    DateTimeOffset? PausedUntil = null,
    DateTimeOffset? SkippedUntil = null,
    string? LostZone = null,
    bool PausedForZone = false
)
{
    /// <summary>What its digests are about.</summary>
    public DigestMode Mode { get; init; } = DigestMode.New;

    /// <summary>Whether it is for alerts about followed topics, which have no schedule.</summary>
    public bool IsFollow { get; init; }

    public string ZoneName => LostZone ?? ZoneNames.Name(Schedule.Zone);

    /// <summary>Whether both are the same digests at the same instants.</summary>
    public bool IsSameAs(Schedule schedule, DigestMode mode) =>
        LostZone is null && Mode == mode && Schedule.IsSameAs(schedule);

    /// <summary>A pause whose end has come is none, whether or not that was written down yet.</summary>
    public bool IsPausedAt(DateTimeOffset now) => PausedAt is not null && !(PausedUntil <= now);

    /// <summary>What falls due until then is not made up for.</summary>
    /// <param name="until">Null for a pause until somebody ends it.</param>
    public Subscription Paused(DateTimeOffset now, DateTimeOffset? until) =>
        this with
        {
            PausedAt = IsPausedAt(now) ? PausedAt : now,
            PausedReason = null,
            PausedForZone = false,
            PausedUntil = until,
            NextDue = until is { } end && LostZone is null ? Schedule.NextAfter(end.AddMilliseconds(-1)) : null,
        };

    public Subscription Resumed(DateTimeOffset now) =>
        LostZone is not null
            ? this
            : this with
            {
                PausedAt = null,
                PausedReason = null,
                PausedForZone = false,
                PausedUntil = null,
                NextDue = IsFollow ? null : Schedule.NextAfter(now),
            };

    /// <summary>Takes another schedule on, from its first occurrence after an instant. Nothing of it is skipped yet.</summary>
    public Subscription ChangedTo(Schedule schedule, DateTimeOffset after)
    {
        var changed = this with { Schedule = schedule, LostZone = null, SkippedUntil = null };
        if (PausedForZone || PausedAt is null)
            return changed.Resumed(after);
        return PausedUntil is { } end
            ? changed with
            {
                NextDue = schedule.NextAfter(end > after ? end.AddMilliseconds(-1) : after),
            }
            : changed;
    }
}

/// <summary>What became of a wish to subscribe.</summary>
internal sealed record SubscribeOutcome(Subscription Subscription, bool IsNew, int Count);
