using System.Data.Common;
using Dapper;
using DigestBot.Digests.Schedules;
using DigestBot.Storage;

namespace DigestBot.Digests.Deliveries;

/// <summary>In quiet hours a digest comes at the time it was asked for or waits for their end: what is late or tried again is held.</summary>
internal sealed class QuietHold(ConversationClocks clocks, ILogger<QuietHold> log)
{
    /// <summary>A first try is on time for so long, as many fall due in the same minute.</summary>
    private static readonly TimeSpan _punctual = TimeSpan.FromMinutes(5);

    /// <returns>Whether it was put off.</returns>
    public async Task<bool> HoldAsync(
        DbTransaction transaction,
        DeliveryId id,
        Subscription subscription,
        bool isFirstTry,
        DateTimeOffset due,
        DateTimeOffset now
    )
    {
        if (isFirstTry && now - due <= _punctual)
            return false;
        if (await clocks.QuietUntilAsync(transaction, subscription, now) is not { } until)
            return false;
        await transaction.Connection!.ExecuteAsync(
            """
            UPDATE deliveries SET next_attempt = @until, held = held + @held, changed_at = @now,
                error = @reason || CASE WHEN error IS NULL OR held > 0 THEN '' ELSE ' Before that: ' || error END
            WHERE id = @id
            """,
            new
            {
                id = id.Value,
                until = until.ToStored(),
                held = (until - now).Ticks / TimeSpan.TicksPerMillisecond,
                reason = $"Held for quiet hours until {ScheduleWords.Moment(until, subscription.Schedule.Zone)}.",
                now = now.ToStored(),
            },
            transaction
        );
        log.DeliveryHeld(id.Value, until);
        return true;
    }
}
