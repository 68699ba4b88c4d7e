using System.Globalization;
using DigestBot.Channels;
using DigestBot.Digests.Deliveries;
using DigestBot.Storage;

namespace DigestBot.Digests.Schedules;

internal sealed record SubscriptionRow(
    long Id,
    long ConversationId,
    string LocalTime,
    long Weekdays,
    string Zone,
    long? NextDue,
    long? PausedAt,
    string? PausedReason,
    long? PausedUntil,
    long? SkippedUntil,
    long? ZoneLostAt
)
{
    public const string Columns =
        "id AS Id, conversation_id AS ConversationId, local_time AS LocalTime, weekdays AS Weekdays, zone AS Zone, "
        + "next_due AS NextDue, paused_at AS PausedAt, paused_reason AS PausedReason, paused_until AS PausedUntil, "
        + "skipped_until AS SkippedUntil, zone_lost_at AS ZoneLostAt";

    /// <summary>Neither ended nor paused at <c>@now</c>.</summary>
    public const string IsActive = "ended_at IS NULL AND (paused_at IS NULL OR paused_until <= @now)";

    public TimeZoneInfo? KnownZone => Zones.Known(Zone);

    /// <remarks>A zone that the machine no longer knows is shown as UTC; <see cref="Occurrences"/> pauses such a subscription.</remarks>
    public Subscription ToSubscription()
    {
        var zone = KnownZone;
        return new(
            new SubscriptionId(Id),
            new ConversationId(ConversationId),
            new Schedule(
                TimeOnly.ParseExact(LocalTime, "HH:mm", CultureInfo.InvariantCulture),
                (Weekdays)(int)Weekdays,
                zone ?? TimeZoneInfo.Utc
            ),
            Instants.FromStored(NextDue),
            Instants.FromStored(PausedAt),
            PausedReason,
            Instants.FromStored(PausedUntil),
            Instants.FromStored(SkippedUntil),
            zone is null ? Zone : null,
            ZoneLostAt is not null
        );
    }
}
