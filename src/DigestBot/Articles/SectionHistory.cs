using System.Data.Common;
using Dapper;
using DigestBot.Storage;
using DigestBot.Text;

namespace DigestBot.Articles;

/// <summary>Puts, inside a transaction, the sections an article has now in place of those it had.</summary>
internal sealed class SectionHistory(DbTransaction transaction, long article, long now)
{
    public async Task ReplaceAsync(EditionPlan plan)
    {
        await RetireAllAsync();
        var stored = new Dictionary<long, long>();
        foreach (var section in plan.Sections)
            stored[section.Id] = await SaveAsync(section);
        foreach (var origin in plan.Origins)
            await AddAsync(stored[origin.Section], origin);
    }

    private async Task RetireAllAsync()
    {
        var current = await transaction.Connection!.QueryAsync<long>(
            "UPDATE sections SET retired_at = @now WHERE article_id = @article AND retired_at IS NULL RETURNING id",
            new { article, now },
            transaction
        );
        foreach (var id in current.AsList())
            await transaction.Connection!.ExecuteAsync(Dialect.RemoveFromSearch, new { id }, transaction);
    }

    private async Task<long> SaveAsync(PlannedSection section)
    {
        var id = section.IsNew ? await InsertAsync(section) : await UpdateAsync(section);
        await transaction.Connection!.ExecuteAsync(
            Dialect.AddToSearch,
            new
            {
                id,
                heading = section.Text.Heading,
                text = section.Text.Text,
            },
            transaction
        );
        return id;
    }

    private async Task<long> UpdateAsync(PlannedSection section)
    {
        await transaction.Connection!.ExecuteAsync(
            """
            UPDATE sections SET ordinal = @Ordinal, heading = @Heading, sentences = @sentences, summary = @summary,
                text = @Text, text_hash = NULL, retired_at = NULL,
                read_at = CASE WHEN read_at > @readAt THEN @readAt ELSE read_at END
            WHERE id = @id
            """,
            Values(section, long.MaxValue),
            transaction
        );
        return section.Id;
    }

    private Task<long> InsertAsync(PlannedSection section) =>
        transaction.Connection!.QuerySingleAsync<long>(
            """
            INSERT INTO sections (article_id, ordinal, heading, text, sentences, summary, read_at)
            VALUES (@article, @Ordinal, @Heading, @Text, @sentences, @summary, @readAt)
            RETURNING id
            """,
            Values(section, now),
            transaction
        );

    private object Values(PlannedSection section, long latest) =>
        new
        {
            id = section.Id,
            article,
            section.Text.Ordinal,
            section.Text.Heading,
            section.Text.Text,
            sentences = Ranges.ToStored(section.Text.Sentences),
            summary = Ranges.ToStored(section.Text.Summary),
            readAt = Math.Min(latest, section.ReadAt ?? latest),
        };

    private Task<int> AddAsync(long section, SectionOrigin origin) =>
        transaction.RunAsync(
            """
            INSERT INTO section_formers (section_id, former_id, is_edition, known) VALUES (@section, @former, @isEdition, @known)
            ON CONFLICT (section_id, former_id) DO UPDATE SET is_edition = excluded.is_edition, known = excluded.known
            """,
            ("@section", section),
            ("@former", origin.Former),
            ("@isEdition", origin.IsEdition ? 1 : 0),
            ("@known", Ranges.ToStored(origin.Known))
        );
}
