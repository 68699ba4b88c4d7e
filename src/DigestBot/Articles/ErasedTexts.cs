using System.Security.Cryptography;
using System.Text;
using Dapper;
using DigestBot.Storage;

namespace DigestBot.Articles;

/// <summary>Erases texts that are no longer read. A hash stays, so that the same text, should it come back, is known as given.</summary>
internal sealed class ErasedTexts(Database database)
{
    /// <summary>Erases some of the sections whose article was removed, or whose text was replaced, before an instant.</summary>
    /// <returns>How many; 0 when none is left.</returns>
    public async Task<int> EraseSomeAsync(DateTimeOffset before, int limit, CancellationToken cancellation)
    {
        var old = await database.QueryAsync<(long Id, long Article, string Text)>(
            """
            SELECT s.id, a.id, s.text FROM sections s JOIN articles a ON a.id = s.article_id
            WHERE s.text_hash IS NULL AND (s.retired_at < @before OR a.removed_at < @before) ORDER BY s.id LIMIT @limit
            """,
            new { before = before.ToStored(), limit },
            cancellation
        );
        var rows = old.Select(row => new
        {
            row.Id,
            row.Article,
            hash = Hash(row.Text),
            before = before.ToStored(),
        });
        return old.Count == 0 ? 0
            : await database.ExecuteAsync(Erase, rows, cancellation) > 0 ? old.Count
            : 0;
    }

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <remarks>The condition again: the file may have come back since it was looked at.</remarks>
    private const string Erase = """
        UPDATE sections SET text = '', sentences = '', summary = '', text_hash = @hash
        WHERE id = @Id AND (retired_at < @before
            OR EXISTS (SELECT 1 FROM articles a WHERE a.id = @Article AND a.removed_at < @before));
        UPDATE articles SET standfirst = NULL WHERE id = @Article AND removed_at < @before;
        """;
}
