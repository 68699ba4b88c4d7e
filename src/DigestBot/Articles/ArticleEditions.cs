using System.Data.Common;
using System.Globalization;
using Dapper;
using DigestBot.Articles.Formats;
using DigestBot.Storage;
using DigestBot.Text;

namespace DigestBot.Articles;

/// <summary>
/// Keeps what was read in place of what was read from the same source before. A section keeps its id as long as its text stays
/// the same; one whose text changed is a new row that knows which earlier ones it comes from.
/// </summary>
internal sealed class ArticleEditions(Database database, TimeProvider time)
{
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

    private async Task<int> SaveSectionsAsync(
        DbTransaction transaction,
        long article,
        IReadOnlyList<SectionText> sections
    )
    {
        var rows = await KnownAsync(transaction, article);
        var current = rows.Where(row => row.IsCurrent).Select(row => row.Id).ToHashSet();
        var byText = rows.GroupBy(row => row.TextHash ?? ErasedTexts.Hash(row.Text), StringComparer.Ordinal)
            .ToDictionary(
                same => same.Key,
                same => new Queue<long>(same.Select(row => row.Id)),
                StringComparer.Ordinal
            );
        await RetireAllAsync(transaction, article);
        var saved = new Dictionary<long, SectionText>();
        foreach (var section in sections)
        {
            var id =
                byText.TryGetValue(ErasedTexts.Hash(section.Text), out var ids) && ids.TryDequeue(out var same)
                    ? await UpdateAsync(transaction, same, section)
                    : await InsertAsync(transaction, article, section);
            saved.Add(id, section);
            await transaction.Connection!.ExecuteAsync(
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
        var edited = saved.Where(section => !current.Contains(section.Key)).ToDictionary();
        current.IntersectWith(saved.Keys);
        if (rows.Count > current.Count && edited.Count > 0)
            await new SectionHistory(transaction).WriteAsync(rows, edited, current);
        return sections.Count;
    }

    /// <summary>Every section the article ever had, those of the last reading first.</summary>
    private static async Task<IReadOnlyList<KnownSection>> KnownAsync(DbTransaction transaction, long article) =>
        (
            await transaction.Connection!.QueryAsync<KnownSection>(
                """
                SELECT id AS Id, ordinal AS Ordinal, heading AS Heading, text AS Text, read_at AS ReadAt, retired_at AS RetiredAt, text_hash AS TextHash
                FROM sections WHERE article_id = @article ORDER BY retired_at IS NOT NULL, ordinal, id
                """,
                new { article },
                transaction
            )
        ).AsList();

    private async Task RetireAllAsync(DbTransaction transaction, long article)
    {
        var current = await transaction.Connection!.QueryAsync<long>(
            "UPDATE sections SET retired_at = @Now WHERE article_id = @article AND retired_at IS NULL RETURNING id",
            new { article, Now },
            transaction
        );
        foreach (var id in current.AsList())
            await transaction.Connection!.ExecuteAsync(Dialect.RemoveFromSearch, new { id }, transaction);
    }

    private static async Task<long> UpdateAsync(DbTransaction transaction, long id, SectionText section)
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

    private Task<long> InsertAsync(DbTransaction transaction, long article, SectionText section) =>
        transaction.Connection!.QuerySingleAsync<long>(
            """
            INSERT INTO sections (article_id, ordinal, heading, text, sentences, summary, read_at)
            VALUES (@article, @Ordinal, @Heading, @Text, @sentences, @summary, @Now)
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
                Now,
            },
            transaction
        );
}

/// <param name="TextHash">Stands for a text that was erased.</param>
internal sealed record KnownSection(
    long Id,
    long Ordinal,
    string Heading,
    string Text,
    long ReadAt,
    long? RetiredAt,
    string? TextHash
)
{
    public bool IsCurrent => RetiredAt is null;
}
