using System.Data.Common;
using DigestBot.Digests.Schedules;
using DigestBot.Storage;
using DigestBot.Wording;

namespace DigestBot.Digests.Deliveries;

/// <summary>In quiet hours a digest comes at the time it was asked for or waits for their end: what is late, tried again or an alert is held.</summary>
internal sealed class QuietHold(ConversationClocks clocks, ILogger<QuietHold> log)
{
    /// <summary>A first try is on time for so long after its turn, which in a crowd comes later than it is due.</summary>
    private static readonly TimeSpan _punctual = TimeSpan.FromMinutes(5);

    /// <returns>Whether it was put off.</returns>
    public async Task<bool> HoldAsync(DbTransaction transaction, DueRow row, DateTimeOffset now)
    {
        var subscription = row.Subscription;
        if (!subscription.IsFollow && row.Attempts == 0 && now - Instants.FromStored(row.Due) - row.Paced <= _punctual)
            return false;
        if (await clocks.QuietUntilAsync(transaction, subscription, now) is not { } until)
            return false;
        await transaction.RunAsync(
            """
            UPDATE deliveries SET next_attempt = @until, held = held + @held, changed_at = @now,
                error = @reason || CASE WHEN error IS NULL OR held > 0 THEN '' ELSE ' Before that: ' || error END
            WHERE id = @id
            """,
            ("@until", until.ToStored()),
            ("@held", (until - now).Ticks / TimeSpan.TicksPerMillisecond),
            ("@now", now.ToStored()),
            (
                "@reason",
                $"Held for quiet hours until {Languages.English.Moment(until, subscription.KnownZone ?? TimeZoneInfo.Utc)}."
            ),
            ("@id", row.Id)
        );
        log.DeliveryHeld(row.Id, until);
        return true;
    }
}
