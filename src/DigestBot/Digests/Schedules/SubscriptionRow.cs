using System.Data.Common;
using System.Globalization;
using DigestBot.Channels;
using DigestBot.Digests.Content;
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
    string Kind,
    string Mode,
    string Topics,
    long? PausedUntil,
    long? SkippedUntil,
    long? ZoneLostAt,
    long CreatedAt
)
{
    public const string Columns =
        "id AS Id, conversation_id AS ConversationId, local_time AS LocalTime, weekdays AS Weekdays, zone AS Zone, "
        + "next_due AS NextDue, paused_at AS PausedAt, paused_reason AS PausedReason, kind AS Kind, mode AS Mode, "
        + "topics AS Topics, paused_until AS PausedUntil, skipped_until AS SkippedUntil, zone_lost_at AS ZoneLostAt, created_at AS CreatedAt";

    private const string Clock = "HH:mm";

    private static readonly string[] _names =
    [
        "id",
        "conversation_id",
        "local_time",
        "weekdays",
        "zone",
        "next_due",
        "paused_at",
        "paused_reason",
        "kind",
        "mode",
        "topics",
        "paused_until",
        "skipped_until",
        "zone_lost_at",
        "created_at",
    ];

    /// <summary>How many columns <see cref="Read"/> takes.</summary>
    public static int Count => _names.Length;

    /// <summary>The columns in the order in which <see cref="Read"/> takes them.</summary>
    public static string ColumnsOf(string table) => string.Join(", ", _names.Select(name => $"{table}.{name}"));

    /// <summary>That a subscription ended or is paused <c>@now</c>.</summary>
    public static string IsOff(string table) =>
        $"({table}.ended_at IS NOT NULL OR ({table}.paused_at IS NOT NULL AND ({table}.paused_until IS NULL OR {table}.paused_until > @now)))";

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
            row.TextOrNull(first + 7),
            row.GetString(first + 8),
            row.GetString(first + 9),
            row.GetString(first + 10),
            row.LongOrNull(first + 11),
            row.LongOrNull(first + 12),
            row.LongOrNull(first + 13),
            row.GetInt64(first + 14)
        );

    public bool IsFollow => Kind == "follow";

    public TimeZoneInfo? KnownZone => Zones.Known(Zone);

    /// <summary>Why it says no schedule, which this service never writes; null when it does.</summary>
    public string? Fault =>
        !TimeOnly.TryParseExact(LocalTime, Clock, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? $"its time is stored as \"{LocalTime}\""
        : Weekdays is < 1 or > (long)Schedules.Weekdays.Daily ? $"its weekdays are stored as {Weekdays}"
        : DigestMode.FromStored(Mode, Topics) is null ? $"its mode is stored as \"{Mode}\""
        : null;

    /// <remarks>A zone that the machine no longer knows is shown as UTC; <see cref="Occurrences"/> pauses such a subscription.</remarks>
    public Subscription ToSubscription()
    {
        var zone = KnownZone;
        return new(
            new SubscriptionId(Id),
            new ConversationId(ConversationId),
            new Schedule(
                TimeOnly.ParseExact(LocalTime, Clock, CultureInfo.InvariantCulture),
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
        )
        {
            Mode = DigestMode.FromStored(Mode, Topics)!,
            IsFollow = IsFollow,
        };
    }
}
