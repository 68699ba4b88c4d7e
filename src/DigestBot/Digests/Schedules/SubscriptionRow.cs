using System.Data.Common;
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
    string? PausedReason
)
{
    public const string Columns =
        "id AS Id, conversation_id AS ConversationId, local_time AS LocalTime, weekdays AS Weekdays, zone AS Zone, "
        + "next_due AS NextDue, paused_at AS PausedAt, paused_reason AS PausedReason";

    /// <summary>From the columns id, conversation_id, local_time, weekdays, zone, next_due, paused_at, paused_reason.</summary>
    public static SubscriptionRow Read(DbDataReader row) => Read(row, 0);

    /// <param name="first">Where the columns begin.</param>
    public static SubscriptionRow Read(DbDataReader row, int first) =>
        new(
            row.GetInt64(first),
            row.GetInt64(first + 1),
            row.GetString(first + 2),
            row.GetInt64(first + 3),
            row.GetString(first + 4),
            row.LongOrNull(first + 5),
            row.LongOrNull(first + 6),
            row.TextOrNull(first + 7)
        );

    public TimeZoneInfo? KnownZone => TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) ? zone : null;

    /// <remarks>A zone that the machine no longer knows is shown as UTC; <see cref="Occurrences"/> pauses such a subscription.</remarks>
    public Subscription ToSubscription() =>
        new(
            new SubscriptionId(Id),
            new ConversationId(ConversationId),
            new Schedule(
                TimeOnly.ParseExact(LocalTime, "HH:mm", CultureInfo.InvariantCulture),
                (Weekdays)(int)Weekdays,
                KnownZone ?? TimeZoneInfo.Utc
            ),
            Instants.FromStored(NextDue),
            Instants.FromStored(PausedAt),
            PausedReason
        );
}
