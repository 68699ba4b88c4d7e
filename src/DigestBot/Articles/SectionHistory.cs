using System.Data.Common;
using Dapper;
using DigestBot.Text;

namespace DigestBot.Articles;

/// <summary>Writes down, inside a transaction, which earlier sections the edited sections of an article come from.</summary>
internal sealed class SectionHistory(DbTransaction transaction)
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
        var all = known
            .Where(row => !edited.ContainsKey(row.Id))
            .Select(row => new ReadSection(row.Id, (int)row.Ordinal, row.Heading, row.Text))
            .ToLookup(section => unchanged.Contains(section.Id));
        var (stayed, old) = (all[true].ToList(), all[false].ToList());
        var after = edited
            .Select(one => new ReadSection(one.Key, one.Value.Ordinal, one.Value.Heading, one.Value.Text))
            .ToList();
        var readAt = known.ToDictionary(row => row.Id, row => row.ReadAt);
        var words = after.ToDictionary(section => section.Id, section => section.Words);
        foreach (var origins in SectionLineage.Trace(old, stayed, after).GroupBy(origin => origin.Section))
        {
            await AddAsync(origins);
            await KeepReadAtAsync(words[origins.Key], edited[origins.Key], [.. origins], readAt);
        }
    }

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
}
