using System.Data.Common;
using Dapper;
using DigestBot.Text;

namespace DigestBot.Articles;

/// <summary>Writes down, inside a transaction, which earlier sections the edited sections of an article come from.</summary>
internal sealed class SectionHistory(DbTransaction transaction, long article)
{
    /// <param name="known">Every section the article had.</param>
    /// <param name="edited">By their ids, the sections that are there since this reading.</param>
    /// <param name="unchanged">Those that were there before and still are.</param>
    public async Task WriteAsync(
        IReadOnlyList<KnownSection> known,
        IReadOnlyDictionary<long, SectionText> edited,
        IReadOnlySet<long> unchanged
    )
    {
        var ancestors = await AncestorsAsync();
        var replaced = ancestors.SelectMany(of => of).Where(link => link.IsEdition != 0).Select(link => link.FormerId);
        var isReplaced = replaced.ToHashSet();
        var all = known
            .Where(row => !edited.ContainsKey(row.Id))
            .Select(row => new ReadSection(row.Id, (int)row.Ordinal, row.Heading, row.Text, isReplaced.Contains(row.Id)))
            .ToList();
        var old = all.Where(section => !unchanged.Contains(section.Id)).ToList();
        var after = edited
            .Select(one => new ReadSection(one.Key, one.Value.Ordinal, one.Value.Heading, one.Value.Text))
            .ToList();
        var readAt = known.ToDictionary(row => row.Id, row => row.ReadAt);
        var texts = all.Concat(after).ToDictionary(section => section.Id);
        foreach (var origins in SectionLineage.Trace(old, after).GroupBy(origin => origin.Section))
        {
            await AddAsync(WithAncestors(texts[origins.Key], [.. origins], ancestors, texts));
            await KeepReadAtAsync(texts[origins.Key].Words, edited[origins.Key], [.. origins], readAt);
        }
    }

    /// <summary>What a former section came from, the section comes from as well.</summary>
    private static IEnumerable<SectionOrigin> WithAncestors(
        ReadSection section,
        IReadOnlyList<SectionOrigin> origins,
        ILookup<long, LinkRow> ancestors,
        Dictionary<long, ReadSection> texts
    )
    {
        var direct = origins.Select(origin => origin.Former).Append(section.Id).ToHashSet();
        var earlier =
            from origin in origins
            from link in ancestors[origin.Former]
            where !direct.Contains(link.FormerId) && texts.ContainsKey(link.FormerId)
            group origin.IsEdition && link.IsEdition != 0 by link.FormerId into links
            select new SectionOrigin(
                section.Id,
                links.Key,
                links.Contains(true),
                TextCover.Of(section.Words, texts[links.Key].Words)
            );
        return origins.Concat(earlier);
    }

    private async Task<ILookup<long, LinkRow>> AncestorsAsync() =>
        (
            await transaction.Connection!.QueryAsync<LinkRow>(
                """
                SELECT section_id AS SectionId, former_id AS FormerId, is_edition AS IsEdition FROM section_formers
                WHERE section_id IN (SELECT id FROM sections WHERE article_id = @article)
                """,
                new { article },
                transaction
            )
        ).ToLookup(row => row.SectionId);

    private Task AddAsync(IEnumerable<SectionOrigin> origins) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO section_formers (section_id, former_id, is_edition, known) VALUES (@Section, @Former, @isEdition, @known)
            ON CONFLICT (section_id, former_id) DO UPDATE SET is_edition = excluded.is_edition, known = excluded.known
            """,
            origins.Select(origin => new
            {
                origin.Section,
                origin.Former,
                isEdition = origin.IsEdition ? 1 : 0,
                known = Ranges.ToStored(origin.Known),
            }),
            transaction
        );

    /// <summary>An edit that is not material makes no news of what was read before.</summary>
    private async Task KeepReadAtAsync(
        TextWords words,
        SectionText section,
        IReadOnlyList<SectionOrigin> origins,
        Dictionary<long, long> readAt
    )
    {
        var same = origins
            .Where(origin => origin.IsEdition)
            .Where(origin =>
                !TextEdit.IsMaterial(words, section.Summary.Select(index => section.Sentences[index]), origin.Known)
            )
            .ToList();
        if (same.Count > 0)
            await transaction.Connection!.ExecuteAsync(
                "UPDATE sections SET read_at = @earliest WHERE id = @id AND read_at > @earliest",
                new { id = same[0].Section, earliest = same.Min(origin => readAt[origin.Former]) },
                transaction
            );
    }

    private sealed record LinkRow(long SectionId, long FormerId, long IsEdition);
}
