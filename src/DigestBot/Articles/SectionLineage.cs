using DigestBot.Text;

namespace DigestBot.Articles;

/// <summary>A section as one reading of an article had it.</summary>
/// <param name="IsReplaced">Whether a later edition of it is known.</param>
internal sealed record ReadSection(long Id, int Ordinal, string Heading, string Text, bool IsReplaced = false)
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
/// Matches the sections of an article after an edit to those before it: by heading, by place and by the passages they share.
/// Each passage is followed to one place only, so that sections that merely resemble each other are not taken for one.
/// </summary>
internal sealed class SectionLineage
{
    private const double ShareOfEdition = 0.2;
    private const double ShareOfFormer = 0.5;
    private const int ShortestPassage = 8;
    private const double SameHeadingCounts = 1.5;

    private readonly Dictionary<long, bool[]> _unfollowed;
    private readonly Dictionary<long, bool[]> _known;
    private readonly List<SectionOrigin> _origins = [];

    private SectionLineage(IReadOnlyList<ReadSection> before, IReadOnlyList<ReadSection> after)
    {
        _unfollowed = before.ToDictionary(old => old.Id, old => Marks(old.Words.Count, true));
        _known = after.ToDictionary(edited => edited.Id, edited => new bool[edited.Words.Count]);
    }

    /// <param name="before">Sections of earlier readings that are no longer there.</param>
    /// <param name="after">Sections that are there since this reading.</param>
    public static IReadOnlyList<SectionOrigin> Trace(
        IReadOnlyList<ReadSection> before,
        IReadOnlyList<ReadSection> after
    )
    {
        var lineage = new SectionLineage(before, after);
        var pairs =
            from edited in after
            from old in before
            where !old.IsReplaced || old.HasHeadingOf(edited)
            let shared = Shared(edited, old) * (old.HasHeadingOf(edited) ? SameHeadingCounts : 1)
            where shared > 0 || old.HasHeadingOf(edited)
            orderby shared descending, Math.Abs(edited.Ordinal - old.Ordinal), old.Id descending
            select (edited, old);
        foreach (var (edited, old) in pairs.ToList())
            lineage.Follow(edited, old);
        return lineage._origins;
    }

    private void Follow(ReadSection edited, ReadSection old)
    {
        var known = _known[edited.Id];
        var shared = TextCover.Of(edited.Words, old.Words, _unfollowed[old.Id]);
        for (var word = 0; word < shared.Length; word++)
            shared[word] &= !known[word];
        var count = shared.Count(mark => mark);
        var isEdition =
            old.HasHeadingOf(edited)
            || count >= ShareOfEdition * edited.Words.Count
            || count >= ShareOfFormer * old.Words.Count;
        if (!isEdition && count < ShortestPassage)
            return;
        _origins.Add(
            new SectionOrigin(edited.Id, old.Id, isEdition, isEdition ? TextCover.Of(edited.Words, old.Words) : shared)
        );
        if (old.IsReplaced)
            return;
        for (var word = 0; word < shared.Length; word++)
            known[word] |= shared[word];
        var followed = TextCover.Of(old.Words, edited.Words, shared);
        for (var word = 0; word < followed.Length; word++)
            _unfollowed[old.Id][word] &= !followed[word];
    }

    private static int Shared(ReadSection edited, ReadSection old) =>
        TextCover.Of(edited.Words, old.Words, Marks(old.Words.Count, true)).Count(mark => mark);

    private static bool[] Marks(int count, bool mark)
    {
        var marks = new bool[count];
        Array.Fill(marks, mark);
        return marks;
    }
}
