using System.Data.Common;
using Dapper;
using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Channels.Slack;
using DigestBot.Digests;
using DigestBot.Storage;
using Microsoft.Extensions.Options;

namespace DigestBot.Operations.Retention;

/// <summary>Deletes what is older than it may be kept, a little at a time so that deliveries never wait long for it.</summary>
/// <remarks>What a conversation was given stays known after the ledger forgot when, so that nothing is given twice.</remarks>
internal sealed class Expiry(
    Database database,
    Presences presences,
    Forgetting forgetting,
    UnsaidContents unsaid,
    ErasedTexts texts,
    SlackClaims slack,
    IOptions<RetentionOptions> options,
    TimeProvider time,
    ILogger<Expiry> log
)
{
    private const int Batch = 250;

    public async Task RunAsync(CancellationToken cancellation)
    {
        var forgotten = await ForgetGoneAsync(DaysAgo(options.Value.RemovedDays), cancellation);
        var deliveries = await ShortenLedgerAsync(DaysAgo(options.Value.LedgerDays), cancellation);
        var erased =
            options.Value.ArticleDays == 0
                ? 0
                : await EraseTextsAsync(DaysAgo(options.Value.ArticleDays), cancellation);
        await slack.PruneAsync(cancellation);
        if (forgotten + deliveries + erased > 0)
            log.RetentionDone(forgotten, deliveries, erased);
    }

    private DateTimeOffset DaysAgo(int days) => time.GetUtcNow() - TimeSpan.FromDays(days);

    private async Task<int> ForgetGoneAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var forgotten = 0;
        while (await presences.GoneBeforeAsync(before, Batch, cancellation) is { Count: > 0 } gone)
        {
            foreach (var conversation in gone)
                if (await forgetting.ForgetGoneAsync(conversation, before, cancellation))
                    forgotten++;
        }
        return forgotten;
    }

    private async Task<int> ShortenLedgerAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var (deleted, last) = (0, 0L);
        while (await OldAsync(before, last, cancellation) is { Count: > 0 } old)
        {
            await database.WriteAsync(transaction => DeleteAsync(transaction, old), cancellation);
            (deleted, last) = (deleted + old.Count, old[^1]);
        }
        if (deleted > 0)
            while (await unsaid.FindAsync(cancellation) is { Hashes.Count: > 0 } some)
                await unsaid.DropAsync(some, cancellation);
        return deleted;
    }

    /// <summary>Those that came to an end, looked for without holding up the writer.</summary>
    private Task<IReadOnlyList<long>> OldAsync(DateTimeOffset before, long after, CancellationToken cancellation) =>
        database.QueryAsync<long>(
            """
            SELECT id FROM deliveries WHERE id > @after AND due < @before AND next_attempt IS NULL AND state <> 'sending'
            ORDER BY id LIMIT @limit
            """,
            new
            {
                after,
                before = before.ToStored(),
                limit = Batch,
            },
            cancellation
        );

    private static async Task<int> DeleteAsync(DbTransaction transaction, IReadOnlyList<long> ids)
    {
        var connection = transaction.Connection!;
        foreach (var table in Forgetting.OfDeliveries)
            await connection.ExecuteAsync($"DELETE FROM {table} WHERE delivery_id IN @ids", new { ids }, transaction);
        return await connection.ExecuteAsync("DELETE FROM deliveries WHERE id IN @ids", new { ids }, transaction);
    }

    private async Task<int> EraseTextsAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var erased = 0;
        while (await texts.EraseSomeAsync(before, Batch, cancellation) is > 0 and var some)
            erased += some;
        return erased;
    }
}
