using System.Data.Common;
using Dapper;
using DigestBot.Digests.Deliveries;
using DigestBot.Storage;

namespace DigestBot.Operations.Retention;

/// <summary>Contents that no delivery of the ledger says any more.</summary>
internal sealed class UnsaidContents(Database database)
{
    private const int Batch = 250;
    private const int MostFound = 50_000;

    /// <returns>Their hashes; found without holding up the writer, so one of them may be said again meanwhile.</returns>
    public async Task<Unsaid> FindAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var first = await connection.ExecuteScalarAsync<long>(
            $"""
            SELECT coalesce((SELECT min(id) FROM deliveries WHERE {OpenDeliveries.Of("deliveries")}),
                (SELECT max(id) + 1 FROM deliveries), 0)
            """
        );
        var hashes = await connection.QueryAsync<string>(
            """
            SELECT hash FROM delivery_contents UNION SELECT content FROM content_sections
            EXCEPT SELECT content FROM deliveries LIMIT @MostFound
            """,
            new { MostFound }
        );
        return new Unsaid(hashes.AsList(), first);
    }

    /// <summary>Drops those that were not said again, a few at a time.</summary>
    public async Task DropAsync(Unsaid unsaid, CancellationToken cancellation)
    {
        foreach (var some in unsaid.Hashes.Chunk(Batch))
            await database.WriteAsync(
                transaction => DropAsync(transaction, some, unsaid.FirstThatMaySayOne),
                cancellation
            );
    }

    private static async Task<int> DropAsync(DbTransaction transaction, string[] hashes, long first)
    {
        var connection = transaction.Connection!;
        var again = await connection.QueryAsync<string>(
            "SELECT content FROM deliveries WHERE id >= @first AND content IS NOT NULL",
            new { first },
            transaction
        );
        var row = new { hashes = hashes.Except(again, StringComparer.Ordinal).ToList() };
        await connection.ExecuteAsync("DELETE FROM content_sections WHERE content IN @hashes", row, transaction);
        return await connection.ExecuteAsync("DELETE FROM delivery_contents WHERE hash IN @hashes", row, transaction);
    }
}

/// <param name="FirstThatMaySayOne">The delivery from which on one may have been settled since.</param>
internal sealed record Unsaid(IReadOnlyList<string> Hashes, long FirstThatMaySayOne);
