using System.Data.Common;
using System.Globalization;
using Dapper;
using DigestBot.Articles.Formats;
using DigestBot.Storage;

namespace DigestBot.Articles;

/// <summary>
/// Keeps what was read in place of what was read from the same source before. A section keeps its id as long as its text stays
/// the same; one whose text changed is a new row that knows which earlier ones it comes from.
/// </summary>
internal sealed class ArticleEditions(Database database, TimeProvider time)
{
    public async Task SaveAsync(
        string source,
        string fingerprint,
        ArticleDocument document,
        CancellationToken cancellation
    )
    {
        while (!await TrySaveAsync(source, fingerprint, document, cancellation))
            cancellation.ThrowIfCancellationRequested();
    }

    /// <returns>False when the sections were changed between planning and writing.</returns>
    private async Task<bool> TrySaveAsync(
        string source,
        string fingerprint,
        ArticleDocument document,
        CancellationToken cancellation
    )
    {
        var known = await KnownAsync(source, cancellation);
        var plan = EditionPlan.Of(known, document.Text.Sections);
        return await database.WriteAsync(
            async transaction =>
            {
                if (!await IsStillKnownAsync(transaction, source, known))
                    return false;
                var article = await SaveHeadAsync(transaction, source, fingerprint, document);
                await new SectionHistory(transaction, article, Now).ReplaceAsync(plan);
                return true;
            },
            cancellation
        );
    }

    private long Now => time.GetUtcNow().ToStored();

    private Task<long> SaveHeadAsync(
        DbTransaction transaction,
        string source,
        string fingerprint,
        ArticleDocument document
    ) =>
        transaction.Connection!.QuerySingleAsync<long>(
            """
            INSERT INTO articles (source, title, byline, standfirst, language, publisher, url, published, fingerprint, read_at)
            VALUES (@source, @Title, @Byline, @Standfirst, @Language, @publisher, @url, @published, @fingerprint, @Now)
            ON CONFLICT (source) DO UPDATE SET title = excluded.title, byline = excluded.byline,
                standfirst = excluded.standfirst, language = excluded.language, publisher = excluded.publisher,
                url = excluded.url, published = excluded.published, fingerprint = excluded.fingerprint, read_at = excluded.read_at,
                removed_at = NULL
            RETURNING id
            """,
            new
            {
                source,
                document.Text.Title,
                document.Text.Byline,
                document.Text.Standfirst,
                document.Text.Language,
                publisher = document.Publisher,
                url = document.Url?.AbsoluteUri,
                published = document.Published?.ToString("O", CultureInfo.InvariantCulture),
                fingerprint,
                Now,
            },
            transaction
        );

    /// <summary>Every section the article ever had, those of the last reading first.</summary>
    private Task<IReadOnlyList<KnownSection>> KnownAsync(string source, CancellationToken cancellation) =>
        database.QueryAsync<KnownSection>(
            """
            SELECT id AS Id, ordinal AS Ordinal, heading AS Heading, text AS Text, read_at AS ReadAt, retired_at AS RetiredAt, text_hash AS TextHash
            FROM sections WHERE article_id = (SELECT id FROM articles WHERE source = @source)
            ORDER BY retired_at IS NOT NULL, ordinal, id
            """,
            new { source },
            cancellation
        );

    private static async Task<bool> IsStillKnownAsync(
        DbTransaction transaction,
        string source,
        IEnumerable<KnownSection> known
    )
    {
        var rows = await transaction.Connection!.QueryAsync<(long, long?, string?)>(
            """
            SELECT id, retired_at, text_hash FROM sections WHERE article_id = (SELECT id FROM articles WHERE source = @source)
            """,
            new { source },
            transaction
        );
        return rows.ToHashSet().SetEquals(known.Select(row => (row.Id, row.RetiredAt, row.TextHash)));
    }
}
