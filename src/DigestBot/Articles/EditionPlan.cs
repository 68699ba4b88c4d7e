using DigestBot.Text;

namespace DigestBot.Articles;

/// <summary>A section as it will be kept.</summary>
/// <param name="Id">That of the section with the same text; else below zero, until it is stored.</param>
/// <param name="ReadAt">When what it says was first read; null when it says something new.</param>
internal sealed record PlannedSection(long Id, SectionText Text, long? ReadAt = null)
{
    public bool IsNew => Id < 0;

    public IEnumerable<TextRange> Quoted => Text.Summary.Select(index => Text.Sentences[index]);

    public ReadSection AsRead() => new(Id, Text.Ordinal, Text.Heading, Text.Text);
}

/// <summary>
/// What becomes of the sections an article had, and where those come from that it has now. It takes long for a long article, so it is made
/// before the transaction that writes it.
/// </summary>
internal sealed record EditionPlan(IReadOnlyList<PlannedSection> Sections, IReadOnlyCollection<SectionOrigin> Origins)
{
    /// <param name="known">Every section the article had, those of the last reading first.</param>
    /// <param name="sections">Those it has now.</param>
    public static EditionPlan Of(IReadOnlyList<KnownSection> known, IReadOnlyList<SectionText> sections)
    {
        var planned = Placed(known, sections);
        var readings = known.ToLookup(row => row.IsCurrent, row => row.AsRead());
        var now = planned.ConvertAll(section => section.AsRead());
        var origins = SectionLineage.Trace([.. readings[false]], [.. readings[true]], now);
        var bySection = origins.ToLookup(origin => origin.Section);
        var readAt = known.ToDictionary(row => row.Id, row => row.ReadAt);
        return new EditionPlan(
            [
                .. planned.Zip(
                    now,
                    (section, read) => section with { ReadAt = FirstRead(section, read, bySection[section.Id], readAt) }
                ),
            ],
            origins
        );
    }

    private static List<PlannedSection> Placed(IReadOnlyList<KnownSection> known, IReadOnlyList<SectionText> sections)
    {
        var byText = known
            .GroupBy(row => row.Hash, StringComparer.Ordinal)
            .ToDictionary(
                same => same.Key,
                same => new Queue<long>(same.Select(row => row.Id)),
                StringComparer.Ordinal
            );
        var unstored = 0L;
        return
        [
            .. sections.Select(section => new PlannedSection(
                byText.TryGetValue(ErasedTexts.Hash(section.Text), out var ids) && ids.TryDequeue(out var same)
                    ? same
                    : --unstored,
                section
            )),
        ];
    }

    /// <summary>An edit that is not material makes no news of what was read before.</summary>
    private static long? FirstRead(
        PlannedSection section,
        ReadSection read,
        IEnumerable<SectionOrigin> origins,
        Dictionary<long, long> readAt
    ) =>
        origins
            .Where(origin => origin.IsEdition)
            .Where(origin => !TextEdit.IsMaterial(read.Words, section.Quoted, origin.Known))
            .Min(origin => (long?)readAt[origin.Former]);
}
