using System.Data.Common;
using DigestBot.Channels;
using DigestBot.Storage;
using Microsoft.Extensions.Options;

namespace DigestBot.Digests.Schedules;

/// <summary>A conversation's own zone, if it has one, and its quiet hours, if it has any.</summary>
internal sealed record ConversationClock(TimeZoneInfo? Zone, QuietHours? Quiet)
{
    /// <summary>Whether the time that a schedule asks for lies in the quiet hours, on the clock they are in today.</summary>
    public bool IsQuietAt(Schedule schedule, DateTimeOffset now) =>
        Quiet?.EndAt(schedule.NextAfter(now), Zone ?? schedule.Zone) is not null;
}

/// <summary>The zones and quiet hours that conversations chose.</summary>
internal sealed class ConversationClocks(Database database, IOptions<DigestOptions> options)
{
    /// <summary>Stored by a conversation that has no quiet hours whatever the setting says.</summary>
    private const string NoQuiet = "";

    private const string Columns = "SELECT zone AS Zone, quiet AS Quiet FROM conversations WHERE id = @Value";

    private readonly QuietHours? _usual = options.Value.Quiet;

    public async Task<ConversationClock> OfAsync(ConversationId id, CancellationToken cancellation) =>
        Read(await database.FirstOrDefaultAsync<Row>(Columns, id, cancellation));

    /// <summary>Until when a late digest of a schedule is held back now; null when it need not wait.</summary>
    /// <remarks>Quiet hours are in the conversation's zone or, when it has none, in the schedule's.</remarks>
    public async Task<DateTimeOffset?> QuietUntilAsync(
        DbTransaction transaction,
        SubscriptionRow subscription,
        DateTimeOffset now
    )
    {
        var rows = await transaction.ReadAsync(
            "SELECT zone, quiet FROM conversations WHERE id = @id",
            row => new Row(row.TextOrNull(0), row.TextOrNull(1)),
            ("@id", subscription.ConversationId)
        );
        var clock = Read(rows.SingleOrDefault());
        return clock.Quiet?.EndAt(now, clock.Zone ?? subscription.KnownZone ?? TimeZoneInfo.Utc);
    }

    /// <param name="quiet">Null for no quiet hours at all.</param>
    public Task SetQuietAsync(ConversationId id, QuietHours? quiet, CancellationToken cancellation) =>
        database.ExecuteAsync(
            "UPDATE conversations SET quiet = @quiet WHERE id = @id",
            new { id = id.Value, quiet = quiet?.ToString() ?? NoQuiet },
            cancellation
        );

    private ConversationClock Read(Row? row) =>
        new(
            row?.Zone is { } zone ? Zones.Known(zone) : null,
            row?.Quiet is { } quiet ? QuietHours.Parse(quiet) : _usual
        );

    private sealed record Row(string? Zone, string? Quiet);
}
