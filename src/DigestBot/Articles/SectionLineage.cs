using DigestBot.Text;

namespace DigestBot.Articles;

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

    /// <summary>An edit compares at most so many pairs; when many sections were edited, each with its share of them, but no fewer than this.</summary>
    private const int MostPairs = 50_000;
    private const int FewestOfEach = 32;

    private readonly List<TracedSection> _edited;
    private readonly FormerSections _formers;
    private readonly SharedHeadings _headings;
    private readonly Dictionary<long, List<TracedSection>> _alike;
    private readonly Dictionary<long, bool[]> _known;
    private readonly Dictionary<(long Section, long Former), SectionOrigin> _origins = [];

    private SectionLineage(List<TracedSection> earlier, List<TracedSection> last, List<TracedSection> now)
    {
        var (before, after) = (Ids(last), Ids(now));
        var formers = earlier.Concat(last).Where(section => !after.Contains(section.Id)).ToList();
        var stayed = last.FindAll(section => after.Contains(section.Id));
        _edited = now.FindAll(section => !before.Contains(section.Id));
        _formers = new FormerSections(formers, stayed, _edited);
        _headings = new SharedHeadings(last, now, formers);
        var most = Math.Max(FewestOfEach, MostPairs / Math.Max(1, _edited.Count));
        _alike = _edited.ToDictionary(
            edited => edited.Id,
            edited => _formers.Like(edited, most).Union(_headings.Named(edited)).Take(most).ToList()
        );
        _known = _edited.ToDictionary(edited => edited.Id, edited => new bool[edited.Runs.Count]);
    }

    /// <param name="earlier">Sections that went before the last reading.</param>
    /// <param name="last">Those of the last reading.</param>
    /// <param name="now">Those of this reading; where nothing changed with the same ids.</param>
    public static IReadOnlyCollection<SectionOrigin> Trace(
        IReadOnlyList<ReadSection> earlier,
        IReadOnlyList<ReadSection> last,
        IReadOnlyList<ReadSection> now
    )
    {
        if (earlier.Count + last.Count == 0 || !now.ExceptBy(last.Select(old => old.Id), section => section.Id).Any())
            return [];
        var numbers = new RunNumbers();
        var lineage = new SectionLineage(Numbered(earlier), Numbered(last), Numbered(now));
        foreach (var (edited, old) in lineage.LikestFirst())
            lineage.Follow(edited, old);
        lineage.PairInPlace();
        return lineage._origins.Values;

        List<TracedSection> Numbered(IReadOnlyList<ReadSection> sections) =>
            [.. sections.Select(section => new TracedSection(section, numbers.Of(section.Words)))];
    }

    private List<(TracedSection Edited, TracedSection Old)> LikestFirst() =>
        [
            .. from edited in _edited
            from old in _alike[edited.Id]
            let shared = _formers.Shared(edited, old).Count(mark => mark)
            where shared > 0 || _headings.AreSame(edited, old)
            orderby shared * (old.HasHeadingOf(edited) ? SameHeadingCounts : 1) descending, Math.Abs(
                edited.Ordinal - old.Ordinal
            ), old.Id descending
            select (edited, old),
        ];

    private void Follow(TracedSection edited, TracedSection old)
    {
        var passage = _formers.Shared(edited, old);
        Except(passage, _known[edited.Id]);
        _headings.Pair(edited, old);
        if (!IsEdition(edited, old, passage) && passage.Count(mark => mark) < ShortestPassage)
            return;
        Add(edited, old, passage);
        if (!passage.Contains(true))
            return;
        AddOthers(edited, old, passage);
        for (var word = 0; word < passage.Length; word++)
            _known[edited.Id][word] |= passage[word];
        _formers.Follow(edited, passage);
    }

    private void AddOthers(TracedSection edited, TracedSection old, bool[] passage)
    {
        var rest = Array.ConvertAll(passage, mark => !mark);
        foreach (var other in _alike[edited.Id].Where(other => other != old))
        {
            var same = _formers.Shared(edited, other);
            Except(same, rest);
            if (same.Contains(true))
                Add(edited, other, same);
        }
    }

    private void PairInPlace()
    {
        var editions = _origins.Values.Where(origin => origin.IsEdition).ToList();
        var settled = editions.SelectMany(origin => (long[])[origin.Section, origin.Former]).ToHashSet();
        foreach (var (edited, old) in _headings.InPlace().ToList())
            if (!settled.Contains(edited.Id) && !settled.Contains(old.Id))
            {
                _headings.Pair(edited, old);
                Add(edited, old, new bool[edited.Runs.Count]);
            }
    }

    private bool IsEdition(TracedSection edited, TracedSection old, bool[] passage)
    {
        var count = passage.Count(mark => mark);
        return _headings.AreSame(edited, old)
            || count >= ShareOfEdition * edited.Runs.Count
            || count >= ShareOfFormer * old.Runs.Count;
    }

    private void Add(TracedSection edited, TracedSection old, bool[] passage)
    {
        var isEdition = IsEdition(edited, old, passage);
        var known = isEdition ? TextCover.Of(edited.Runs, old.Runs) : passage;
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

    private static HashSet<long> Ids(IEnumerable<TracedSection> sections) =>
        [.. sections.Select(section => section.Id)];

    private static void Except(bool[] marks, bool[] others)
    {
        for (var i = 0; i < marks.Length; i++)
            marks[i] &= !others[i];
    }
}
