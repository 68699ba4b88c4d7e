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
    string Topics
)
{
    public const string Columns =
        "id AS Id, conversation_id AS ConversationId, local_time AS LocalTime, weekdays AS Weekdays, zone AS Zone, "
        + "next_due AS NextDue, paused_at AS PausedAt, paused_reason AS PausedReason, kind AS Kind, mode AS Mode, "
        + "topics AS Topics";

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
        )
        {
            Mode = DigestMode.FromStored(Mode, Topics),
            IsFollow = Kind == "follow",
        };
}
