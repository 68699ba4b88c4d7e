using System.Data.Common;
using DigestBot.Digests.Schedules;
using DigestBot.Storage;
using Microsoft.Extensions.Options;

namespace DigestBot.Digests.Deliveries;

/// <summary>Turns due subscriptions into deliveries: both the delivery and the next due instant, or neither.</summary>
internal sealed class Occurrences(
    Database database,
    NextRuns nextRuns,
    Claims claims,
    IOptions<DigestOptions> options,
    TimeProvider time,
    ILogger<Occurrences> log
)
{
    private const int BatchSize = 1000;
    private static readonly TimeSpan _recent = TimeSpan.FromDays(7);

    private static readonly string _due = $"""
        SELECT {SubscriptionRow.ColumnsOf(
            "s"
        )} FROM subscriptions s WHERE s.next_due <= @now ORDER BY s.next_due LIMIT @limit
        """;

    /// <returns>How many deliveries are to be sent.</returns>
    public async Task<int> ClaimAsync(CancellationToken cancellation)
    {
        var toSend = 0;
        while (await IsAnyDueAsync(cancellation))
        {
            var (claimed, pending) = await database.WriteAsync(ClaimBatchAsync, cancellation);
            toSend += pending;
            if (claimed == 0)
                break;
        }
        return toSend;
    }

    /// <summary>The subscriptions that are due, so many at once.</summary>
    public static Task<List<SubscriptionRow>> FindAsync(DbTransaction transaction, DateTimeOffset now) =>
        transaction.ReadAsync(
            _due,
            row => SubscriptionRow.Read(row, 0),
            ("@now", now.ToStored()),
            ("@limit", BatchSize)
        );

    /// <summary>Most seconds nothing is due: that costs one indexed read and no write lock.</summary>
    private async Task<bool> IsAnyDueAsync(CancellationToken cancellation) =>
        await database.FirstOrDefaultAsync<long?>(
            "SELECT id FROM subscriptions WHERE next_due <= @now LIMIT 1",
            new { now = time.GetUtcNow().ToStored() },
            cancellation
        )
            is not null;

    private async Task<(int Claimed, int Pending)> ClaimBatchAsync(DbTransaction transaction)
    {
        var now = time.GetUtcNow();
        var rows = await FindAsync(transaction, now);
        var pending = 0;
        foreach (var row in rows)
            pending += await ClaimOneAsync(transaction, row, now);
        return (rows.Count, pending);
    }

    private async Task<int> ClaimOneAsync(DbTransaction transaction, SubscriptionRow row, DateTimeOffset now)
    {
        if (row.Fault is { } fault)
        {
            log.ScheduleUnreadable(row.Id, fault);
            await PauseAsync(transaction, row, now, "its entry in the database cannot be read", zoneLost: null);
            return 0;
        }
        if (row.KnownZone is null)
        {
            log.ZoneUnknown(row.Id, row.Zone);
            await PauseAsync(transaction, row, now, $"the time zone {row.Zone} is no longer known", zoneLost: now);
            return 0;
        }
        var due = Instants.FromStored(row.NextDue!.Value);
        var claim = await claims.OfAsync(transaction, row, now);
        var isWritten = !IsFromBefore(row, now) && await WriteDeliveryAsync(transaction, row, now, claim) > 0;
        await transaction.RunAsync(
            "UPDATE subscriptions SET next_due = @next WHERE id = @id",
            ("@next", row.IsFollow ? null : Next(row, due, now).ToStored()),
            ("@id", row.Id)
        );
        if (!isWritten)
            return 0;
        Traces.Occurred(row.Id, due, claim.ToSend);
        if (claim.State == DeliveryState.Missed)
            log.DigestMissed(row.Id, due, now - due);
        if (!claim.ToSend)
            Measures.DeliveryEnded(claim.State.ToString().ToLowerInvariant());
        return claim.ToSend ? 1 : 0;
    }

    /// <summary>A clock that was behind plans from before anybody subscribed.</summary>
    private static bool IsFromBefore(SubscriptionRow row, DateTimeOffset now) =>
        row.CreatedAt > row.NextDue && row.CreatedAt <= now.ToStored();

    /// <summary>Of a long time in which nothing was posted, only the first and the last days are written down one by one.</summary>
    private DateTimeOffset Next(SubscriptionRow row, DateTimeOffset due, DateTimeOffset now)
    {
        var recent = new DateTimeOffset((now - options.Value.CatchUp - _recent).UtcDateTime.Date, TimeSpan.Zero);
        return nextRuns.After(row, due > recent ? due : recent);
    }

    /// <summary>One that was written down by a clock that was ahead is settled now, unless it was posted or tried.</summary>
    /// <returns>0 when it is there already.</returns>
    private static Task<int> WriteDeliveryAsync(
        DbTransaction transaction,
        SubscriptionRow row,
        DateTimeOffset now,
        Claim claim
    ) =>
        transaction.RunAsync(
            """
            INSERT INTO deliveries (subscription_id, conversation_id, due, state, next_attempt, error, changed_at)
            VALUES (@id, @conversation, @due, @state, @next, @error, @now)
            ON CONFLICT (subscription_id, due) DO UPDATE SET state = excluded.state, next_attempt = excluded.next_attempt,
                error = excluded.error, changed_at = excluded.changed_at
            WHERE deliveries.changed_at > excluded.changed_at AND deliveries.attempts = 0 AND deliveries.content IS NULL
                AND deliveries.state IN ('missed', 'empty', 'skipped')
            """,
            ("@id", row.Id),
            ("@conversation", row.ConversationId),
            ("@due", row.NextDue),
            ("@state", claim.State.ToString().ToLowerInvariant()),
            ("@next", claim.ToSend ? row.NextDue : null),
            ("@error", claim.Reason),
            ("@now", now.ToStored())
        );

    private static Task PauseAsync(
        DbTransaction transaction,
        SubscriptionRow row,
        DateTimeOffset now,
        string reason,
        DateTimeOffset? zoneLost
    ) =>
        transaction.RunAsync(
            """
            UPDATE subscriptions SET next_due = NULL, paused_at = @now, paused_until = NULL, paused_reason = @reason,
                zone_lost_at = @zoneLost
            WHERE id = @id
            """,
            ("@now", now.ToStored()),
            ("@reason", reason),
            ("@zoneLost", zoneLost?.ToStored()),
            ("@id", row.Id)
        );
}
