using DigestBot.Text;

namespace DigestBot.Articles;

/// <summary>A section as one reading of an article had it.</summary>
internal sealed record ReadSection(long Id, int Ordinal, string Heading, string Text)
{
    private readonly Lazy<TextWords> _words = new(() => TextWords.Of(Text));

    public TextWords Words => _words.Value;

    public bool HasHeadingOf(ReadSection other) =>
        string.Equals(Heading.Trim(), other.Heading.Trim(), StringComparison.OrdinalIgnoreCase);
}

/// <summary>Where a section comes from.</summary>
/// <param name="Known">A mark for each word of the section: whether the former one had it.</param>
internal sealed record SectionOrigin(long Section, long Former, bool IsEdition, bool[] Known);

/// <summary>
/// Matches the sections of an article after an edit to those it ever had: by heading, by place and by the passages they share.
/// Each passage is followed to one place only, so that sections that merely resemble each other are not taken for one; but from
/// every earlier section that had it.
/// </summary>
internal sealed class SectionLineage
{
    private const double ShareOfEdition = 0.2;
    private const double ShareOfFormer = 0.5;
    private const int ShortestPassage = 8;
    private const double SameHeadingCounts = 1.5;

    private readonly IReadOnlyList<ReadSection> _before;
    private readonly Dictionary<long, bool[]> _unfollowed;
    private readonly Dictionary<long, bool[]> _known;
    private readonly Dictionary<(long Section, long Former), SectionOrigin> _origins = [];

    private SectionLineage(
        IReadOnlyList<ReadSection> before,
        IReadOnlyList<ReadSection> unchanged,
        IReadOnlyList<ReadSection> after
    )
    {
        var stayed = unchanged.Select(section => section.Words).ToList();
        _before = before;
        _unfollowed = before.ToDictionary(
            old => old.Id,
            old => Array.ConvertAll(TextCover.Of(old.Words, stayed), mark => !mark)
        );
        _known = after.ToDictionary(edited => edited.Id, edited => new bool[edited.Words.Count]);
    }

    /// <param name="before">Sections of earlier readings that are no longer there.</param>
    /// <param name="unchanged">Sections that were there and still are.</param>
    /// <param name="after">Sections that are there since this reading.</param>
    public static IReadOnlyCollection<SectionOrigin> Trace(
        IReadOnlyList<ReadSection> before,
        IReadOnlyList<ReadSection> unchanged,
        IReadOnlyList<ReadSection> after
    )
    {
        var lineage = new SectionLineage(before, unchanged, after);
        var pairs =
            from edited in after
            from old in before
            let shared = lineage.Shared(edited, old).Count(mark => mark)
            where shared > 0 || old.HasHeadingOf(edited)
            orderby shared * (old.HasHeadingOf(edited) ? SameHeadingCounts : 1) descending, Math.Abs(
                edited.Ordinal - old.Ordinal
            ), old.Id descending
            select (edited, old);
        foreach (var (edited, old) in pairs.ToList())
            lineage.Follow(edited, old);
        return lineage._origins.Values;
    }

    private bool[] Shared(ReadSection edited, ReadSection old) =>
        TextCover.Of(edited.Words, old.Words, _unfollowed[old.Id]);

    private void Follow(ReadSection edited, ReadSection old)
    {
        var passage = Shared(edited, old);
        Except(passage, _known[edited.Id]);
        if (!IsEdition(edited, old, passage) && passage.Count(mark => mark) < ShortestPassage)
            return;
        Add(edited, old, passage);
        foreach (var other in _before.Where(other => other != old))
        {
            var same = Shared(edited, other);
            Except(same, Array.ConvertAll(passage, mark => !mark));
            if (same.Contains(true))
                Add(edited, other, same);
        }
        for (var word = 0; word < passage.Length; word++)
            _known[edited.Id][word] |= passage[word];
        foreach (var other in _before)
            Except(_unfollowed[other.Id], TextCover.Of(other.Words, edited.Words, passage));
    }

    private static bool IsEdition(ReadSection edited, ReadSection old, bool[] passage)
    {
        var count = passage.Count(mark => mark);
        return old.HasHeadingOf(edited)
            || count >= ShareOfEdition * edited.Words.Count
            || count >= ShareOfFormer * old.Words.Count;
    }

    private void Add(ReadSection edited, ReadSection old, bool[] passage)
    {
        var isEdition = IsEdition(edited, old, passage);
        var known = isEdition ? TextCover.Of(edited.Words, old.Words) : passage;
        var key = (edited.Id, old.Id);
        _origins[key] = _origins.TryGetValue(key, out var earlier)
            ? new SectionOrigin(
                edited.Id,
                old.Id,
                isEdition || earlier.IsEdition,
                [.. known.Zip(earlier.Known, (one, other) => one || other)]
            )
            : new SectionOrigin(edited.Id, old.Id, isEdition, [.. known]);
    }

    private static void Except(bool[] marks, bool[] others)
    {
        for (var i = 0; i < marks.Length; i++)
            marks[i] &= !others[i];
    }
}
