using DigestBot.Text;

namespace DigestBot.Articles;

/// <summary>The sections an article no longer has, and which of their words were not yet followed to where they stand now.</summary>
internal sealed class FormerSections
{
    private readonly List<TracedSection> _sections;
    private readonly RunIndex _index;
    private readonly Dictionary<long, bool[]> _unfollowed;

    /// <param name="stayed">What stands in these was followed from the start.</param>
    /// <param name="edited">The sections that will be compared with the former ones.</param>
    public FormerSections(
        IEnumerable<TracedSection> sections,
        IReadOnlyList<TracedSection> stayed,
        IReadOnlyList<TracedSection> edited
    )
    {
        _sections = [.. sections.OrderByDescending(section => section.Id)];
        var runs = _sections.ConvertAll(section => section.Runs);
        var unchanged = new RunIndex([.. stayed.Select(section => section.Runs)], runs);
        _index = new RunIndex(runs, edited.Select(section => section.Runs));
        _unfollowed = _sections.ToDictionary(
            section => section.Id,
            section => Array.ConvertAll(unchanged.Cover(section.Runs), mark => !mark)
        );
    }

    /// <summary>Those that have passages of a section: the likest, and of a passage that many have the newest.</summary>
    public IEnumerable<TracedSection> Like(TracedSection edited, int most) =>
        _index
            .Find(edited.Runs, most: most)
            .CountBy(place => place.Text)
            .OrderByDescending(found => found.Value)
            .ThenBy(found => found.Key)
            .Take(most)
            .Select(found => _sections[found.Key]);

    /// <summary>Which words of a section a former one has that were not followed elsewhere.</summary>
    public bool[] Shared(TracedSection edited, TracedSection old) =>
        TextCover.Of(edited.Runs, old.Runs, _unfollowed[old.Id]);

    /// <summary>A passage was found: wherever it stood before, this is where it went.</summary>
    public void Follow(TracedSection edited, bool[] passage)
    {
        foreach (var place in _index.Find(edited.Runs, passage))
            _unfollowed[_sections[place.Text].Id].AsSpan(place.At, place.Length).Clear();
    }
}
