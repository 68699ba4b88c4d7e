using Dapper;
using DigestBot.Storage;

namespace DigestBot.Articles;

/// <summary>The articles in the database, as they were read last.</summary>
internal sealed class ArticleStore(Database database, TimeProvider time)
{
    private const string ArticleColumns =
        "id AS Id, source AS Source, title AS Title, byline AS Byline, standfirst AS Standfirst, language AS Language, "
        + "publisher AS Publisher, url AS Url, published AS Published, read_at AS ReadAt";

    private const string SectionColumns =
        "id AS Id, article_id AS ArticleId, ordinal AS Ordinal, heading AS Heading, text AS Text, sentences AS Sentences, summary AS Summary, "
        + "read_at AS ReadAt";

    /// <summary>Every article that is there to be read, with its current sections.</summary>
    public async Task<IReadOnlyList<Article>> LoadAsync(CancellationToken cancellation)
    {
        var articles = await database.QueryAsync<ArticleRow>(
            $"SELECT {ArticleColumns} FROM articles WHERE removed_at IS NULL",
            null,
            cancellation
        );
        var sections = await database.QueryAsync<SectionRow>(
            $"SELECT {SectionColumns} FROM sections WHERE retired_at IS NULL ORDER BY article_id, ordinal",
            null,
            cancellation
        );
        var formers = await database.QueryAsync<FormerRow>(
            """
            SELECT section_id AS SectionId, former_id AS FormerId, is_edition AS IsEdition, known AS Known
            FROM section_formers WHERE section_id IN (SELECT id FROM sections WHERE retired_at IS NULL)
            """,
            null,
            cancellation
        );
        var bySection = formers.ToLookup(row => row.SectionId, row => row.ToFormer());
        var byArticle = sections.ToLookup(row => row.ArticleId, row => row.ToSection([.. bySection[row.Id]]));
        return [.. articles.Select(row => row.ToArticle([.. byArticle[row.Id]]))];
    }

    /// <summary>A section that is no longer current, such as one an old message points to, with its article's head.</summary>
    public async Task<(Article Article, Section Section)?> FindAsync(SectionId id, CancellationToken cancellation)
    {
        var section = await database.FirstOrDefaultAsync<SectionRow>(
            $"SELECT {SectionColumns} FROM sections WHERE id = @Value AND text_hash IS NULL",
            id,
            cancellation
        );
        if (section is null)
            return null;
        var article = await database.FirstOrDefaultAsync<ArticleRow>(
            $"SELECT {ArticleColumns} FROM articles WHERE id = @ArticleId",
            section,
            cancellation
        );
        return (article!.ToArticle([]), section.ToSection([]));
    }

    /// <summary>What was read last from each source: its fingerprint.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FingerprintsAsync(CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<(string Source, string Fingerprint)>(
            "SELECT source, fingerprint FROM articles WHERE removed_at IS NULL",
            null,
            cancellation
        );
        return rows.ToDictionary(row => row.Source, row => row.Fingerprint, StringComparer.Ordinal);
    }

    /// <summary>The source is gone: its article is no longer offered, but what was posted of it stays explained.</summary>
    public Task RemoveAsync(string source, CancellationToken cancellation) =>
        database.WriteAsync(
            async transaction =>
            {
                var article = await transaction.Connection!.ExecuteScalarAsync<long>(
                    "UPDATE articles SET removed_at = @now WHERE source = @source AND removed_at IS NULL RETURNING id",
                    new { source, now = time.GetUtcNow().ToStored() },
                    transaction
                );
                var sections = await transaction.Connection!.QueryAsync<long>(
                    "SELECT id FROM sections WHERE article_id = @article AND retired_at IS NULL",
                    new { article },
                    transaction
                );
                return await transaction.Connection!.ExecuteAsync(
                    Dialect.RemoveFromSearch,
                    sections.Select(id => new { id }),
                    transaction
                );
            },
            cancellation
        );
}
