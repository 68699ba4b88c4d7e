using System.Data.Common;
using DigestBot.Digests.Schedules;
using DigestBot.Storage;

namespace DigestBot.Digests.Deliveries;

/// <summary>
/// Follows a clock that was set back. Tries and alerts that wait move back with it, and schedules are planned from the new time on: what was
/// written down for an occurrence that has not come yet is settled again when it comes (<see cref="Occurrences"/>), unless it was posted or
/// tried. Nothing is deleted, as the clock may have been right before and be wrong now.
/// </summary>
internal sealed class ClockCorrection(Database database, NextRuns nextRuns, TimeProvider time)
{
    private const int BatchSize = 1000;

    private const string Newest =
        "(SELECT max(changed_at) FROM (SELECT changed_at FROM deliveries ORDER BY id DESC LIMIT 1000) newest)";

    private const string Move = $"""
        UPDATE deliveries SET next_attempt =
            CASE WHEN attempts = 0 AND due > next_attempt - @back THEN due ELSE next_attempt - @back END
        WHERE next_attempt IS NOT NULL;
        UPDATE alerts_waiting SET not_before = not_before - @back;
        UPDATE followed_topics SET since = @now WHERE since > @now;
        UPDATE subscriptions SET next_due = next_due - @back WHERE kind = 'follow' AND next_due IS NOT NULL;
        UPDATE clock_known SET ahead_until = coalesce({Newest}, 0);
        """;

    private static readonly string _planned = $"""
        SELECT {SubscriptionRow.ColumnsOf("s")} FROM subscriptions s
        WHERE s.id > @after AND s.next_due > @now AND s.kind = 'digest' ORDER BY s.id LIMIT @limit
        """;

    /// <returns>By how much the newest entries of the ledger are ahead of now; null when they are not, or that was followed already.</returns>
    public async Task<TimeSpan?> AheadAsync(CancellationToken cancellation)
    {
        var last = await database.FirstOrDefaultAsync<long?>(
            $"SELECT {Newest} WHERE {Newest} > (SELECT ahead_until FROM clock_known)",
            null,
            cancellation
        );
        return Instants.FromStored(last) - time.GetUtcNow() is { } ahead && ahead > TimeSpan.Zero ? ahead : null;
    }

    /// <param name="back">How far the clock was set back.</param>
    public async Task ApplyAsync(TimeSpan back, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await database.WriteAsync(
            transaction =>
                transaction.RunAsync(Move, ("@back", (long)back.TotalMilliseconds), ("@now", now.ToStored())),
            cancellation
        );
        var after = 0L;
        while (await database.WriteAsync(writer => PlanAsync(writer, after, now), cancellation) is { } last)
            after = last;
    }

    /// <returns>The last that was looked at; null when there are no more.</returns>
    private async Task<long?> PlanAsync(DbTransaction transaction, long after, DateTimeOffset now)
    {
        var rows = await transaction.ReadAsync(
            _planned,
            row => SubscriptionRow.Read(row, 0),
            ("@after", after),
            ("@now", now.ToStored()),
            ("@limit", BatchSize)
        );
        foreach (var row in rows.Where(row => row is { KnownZone: not null, Fault: null }))
            if (NextDue(row, now) is var next && next < row.NextDue)
                await transaction.RunAsync(
                    "UPDATE subscriptions SET next_due = @next WHERE id = @id",
                    ("@next", next),
                    ("@id", row.Id)
                );
        return rows is [.., var last] ? last.Id : null;
    }

    private long NextDue(SubscriptionRow row, DateTimeOffset now) =>
        nextRuns
            .After(row, Instants.FromStored(row.PausedUntil) is { } end && end > now ? end.AddMilliseconds(-1) : now)
            .ToStored();
}
