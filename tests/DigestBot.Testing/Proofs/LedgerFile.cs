using Dapper;
using Microsoft.Data.Sqlite;

namespace DigestBot.Testing.Proofs;

/// <summary>The service's database, read as an operator with a database tool reads it.</summary>
public sealed class LedgerFile(string path)
{
    public string Path => path;

    /// <summary>All deliveries, in the order they were written.</summary>
    public Task<IReadOnlyList<LedgerRow>> RowsAsync() =>
        QueryAsync<LedgerRow>(
            """
            SELECT d.id AS Id, c.channel_key AS Conversation, d.subscription_id AS Subscription, d.due AS Due, d.state AS State,
                d.attempts AS Attempts, d.possible_duplicate AS PossibleDuplicate, d.activity_id AS ActivityId, d.error AS Error
            FROM deliveries d JOIN conversations c ON c.id = d.conversation_id ORDER BY d.id
            """
        );

    /// <summary>The deliveries that are on their way by the ledger.</summary>
    public Task<IReadOnlyList<long>> OnTheirWayAsync() =>
        QueryAsync<long>("SELECT id FROM deliveries WHERE state = 'sending'");

    /// <summary>How many occurrences and deliveries are due or under way.</summary>
    public async Task<long> OpenAsync(DateTimeOffset now) =>
        (
            await QueryAsync<long>(
                $"""
                SELECT (SELECT count(*) FROM subscriptions WHERE next_due <= {now.ToUnixTimeMilliseconds()})
                    + (SELECT count(*) FROM deliveries WHERE state IN ('pending', 'sending', 'retrying'))
                """
            )
        )[0];

    /// <summary>Subscriptions by conversation, of those whose next digest is not before <paramref name="from"/>.</summary>
    public async Task<ILookup<string, long>> SubscriptionsAsync(DateTimeOffset from) =>
        (
            await QueryAsync<Subscribed>(
                $"""
                SELECT c.channel_key AS Conversation, s.id AS Id FROM subscriptions s JOIN conversations c ON c.id = s.conversation_id
                WHERE s.next_due >= {from.ToUnixTimeMilliseconds()} ORDER BY s.id
                """
            )
        ).ToLookup(one => one.Conversation, one => one.Id, StringComparer.Ordinal);

    /// <summary>Brings the next digests forward. Only while no service runs on the file.</summary>
    public async Task ArrangeAsync(IEnumerable<Occurrence> occurrences)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var transaction = connection.BeginTransaction();
        await connection.ExecuteAsync(
            "UPDATE subscriptions SET next_due = @Due WHERE id = @Subscription",
            occurrences,
            transaction
        );
        await transaction.CommitAsync();
    }

    private async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Mode=ReadWrite;Pooling=False");
        await connection.OpenAsync();
        return (await connection.QueryAsync<T>(sql)).AsList();
    }

    private sealed record Subscribed(string Conversation, long Id);
}
