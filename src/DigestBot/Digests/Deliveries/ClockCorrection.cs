using System.Data.Common;
using DigestBot.Digests.Schedules;
using DigestBot.Storage;

namespace DigestBot.Digests.Deliveries;

/// <summary>
/// Puts right what was written while the clock was ahead. Tries and alerts that wait move back with it. Occurrences that have not come yet
/// come at their time after all, unless they were posted or tried: no occurrence is posted twice.
/// </summary>
internal sealed class ClockCorrection(Database database, NextRuns nextRuns, TimeProvider time)
{
    private const int BatchSize = 1000;
    private const int Newest = 1000;

    private const string Move = """
        UPDATE deliveries SET next_attempt = next_attempt - @back WHERE next_attempt IS NOT NULL;
        UPDATE alerts_waiting SET not_before = not_before - @back;
        UPDATE subscriptions SET next_due = next_due - @back WHERE kind = 'follow' AND next_due IS NOT NULL;
        DELETE FROM deliveries WHERE due > @now AND attempts = 0 AND content IS NULL
            AND subscription_id IN (SELECT id FROM subscriptions WHERE kind = 'digest');
        """;

    private static readonly string _planned = $"""
        SELECT {SubscriptionRow.ColumnsOf("s")} FROM subscriptions s
        WHERE s.id > @after AND s.next_due > @now AND s.kind = 'digest' ORDER BY s.id LIMIT @limit
        """;

    /// <returns>By how much the newest entries of the ledger are ahead of now; zero or less when they are not.</returns>
    public async Task<TimeSpan> AheadAsync(CancellationToken cancellation)
    {
        var last = await database.FirstOrDefaultAsync<long?>(
            "SELECT max(changed_at) FROM (SELECT changed_at FROM deliveries ORDER BY id DESC LIMIT @Newest) newest",
            new { Newest },
            cancellation
        );
        return (Instants.FromStored(last) ?? DateTimeOffset.MinValue) - time.GetUtcNow();
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
