using System.Data.Common;
using System.Globalization;
using Dapper;
using DigestBot.Articles.Formats;
using DigestBot.Storage;
using DigestBot.Text;

namespace DigestBot.Articles;

/// <summary>The articles in the database. A section keeps its id as long as its text stays the same.</summary>
internal sealed class ArticleStore(Database database, TimeProvider time)
{
    private const string ArticleColumns =
        "id AS Id, source AS Source, title AS Title, byline AS Byline, standfirst AS Standfirst, language AS Language, "
        + "publisher AS Publisher, url AS Url, published AS Published, read_at AS ReadAt";

    private const string SectionColumns =
        "id AS Id, article_id AS ArticleId, ordinal AS Ordinal, heading AS Heading, text AS Text, sentences AS Sentences, summary AS Summary";

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
        var byArticle = sections.ToLookup(row => row.ArticleId, row => row.ToSection());
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
        return (article!.ToArticle([]), section.ToSection());
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

    /// <summary>Keeps what was read, in place of what was read from the same source before.</summary>
    public Task SaveAsync(
        string source,
        string fingerprint,
        ArticleDocument document,
        CancellationToken cancellation
    ) =>
        database.WriteAsync(
            async transaction =>
            {
                var id = await SaveHeadAsync(transaction, source, fingerprint, document);
                return await SaveSectionsAsync(transaction, id, document.Text.Sections);
            },
            cancellation
        );

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

    private Task<long> SaveHeadAsync(
        DbTransaction transaction,
        string source,
        string fingerprint,
        ArticleDocument document
    ) =>
        transaction.Connection!.QuerySingleAsync<long>(
            """
            INSERT INTO articles (source, title, byline, standfirst, language, publisher, url, published, fingerprint, read_at)
            VALUES (@source, @Title, @Byline, @Standfirst, @Language, @publisher, @url, @published, @fingerprint, @now)
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
                now = time.GetUtcNow().ToStored(),
            },
            transaction
        );

    private async Task<int> SaveSectionsAsync(
        DbTransaction transaction,
        long article,
        IReadOnlyList<SectionText> sections
    )
    {
        var connection = transaction.Connection!;
        var rows = await connection.QueryAsync<(long Id, string Text, string? Hash)>(
            "SELECT id, text, text_hash FROM sections WHERE article_id = @article ORDER BY retired_at IS NOT NULL, ordinal, id",
            new { article },
            transaction
        );
        var known = rows.GroupBy(row => row.Hash ?? ErasedTexts.Hash(row.Text), StringComparer.Ordinal)
            .ToDictionary(
                same => same.Key,
                same => new Queue<long>(same.Select(row => row.Id)),
                StringComparer.Ordinal
            );
        await RetireAllAsync(transaction, article);
        foreach (var section in sections)
        {
            var id =
                known.TryGetValue(ErasedTexts.Hash(section.Text), out var ids) && ids.TryDequeue(out var same)
                    ? await UpdateSectionAsync(transaction, same, section)
                    : await InsertSectionAsync(transaction, article, section);
            await connection.ExecuteAsync(
                Dialect.AddToSearch,
                new
                {
                    id,
                    heading = section.Heading,
                    text = section.Text,
                },
                transaction
            );
        }
        return sections.Count;
    }

    private async Task RetireAllAsync(DbTransaction transaction, long article)
    {
        var current = await transaction.Connection!.QueryAsync<long>(
            "UPDATE sections SET retired_at = @now WHERE article_id = @article AND retired_at IS NULL RETURNING id",
            new { article, now = time.GetUtcNow().ToStored() },
            transaction
        );
        foreach (var id in current.AsList())
            await transaction.Connection!.ExecuteAsync(Dialect.RemoveFromSearch, new { id }, transaction);
    }

    private static async Task<long> UpdateSectionAsync(DbTransaction transaction, long id, SectionText section)
    {
        await transaction.Connection!.ExecuteAsync(
            """
            UPDATE sections SET ordinal = @Ordinal, heading = @Heading, sentences = @sentences, summary = @summary,
                text = @Text, text_hash = NULL, retired_at = NULL
            WHERE id = @id
            """,
            new
            {
                id,
                section.Ordinal,
                section.Heading,
                section.Text,
                sentences = Ranges.ToStored(section.Sentences),
                summary = Ranges.ToStored(section.Summary),
            },
            transaction
        );
        return id;
    }

    private static Task<long> InsertSectionAsync(DbTransaction transaction, long article, SectionText section) =>
        transaction.Connection!.QuerySingleAsync<long>(
            """
            INSERT INTO sections (article_id, ordinal, heading, text, sentences, summary)
            VALUES (@article, @Ordinal, @Heading, @Text, @sentences, @summary)
            RETURNING id
            """,
            new
            {
                article,
                section.Ordinal,
                section.Heading,
                section.Text,
                sentences = Ranges.ToStored(section.Sentences),
                summary = Ranges.ToStored(section.Summary),
            },
            transaction
        );
}
