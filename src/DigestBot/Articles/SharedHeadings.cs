namespace DigestBot.Articles;

/// <summary>
/// What a heading says of where a section comes from. One that a single section had and a single one has names that section. Where
/// several share it, each of them stands for one of the last reading: the likest, else, when they are as many as they were, the one in its place.
/// </summary>
internal sealed class SharedHeadings
{
    private readonly ILookup<string, TracedSection> _last;
    private readonly ILookup<string, TracedSection> _now;
    private readonly ILookup<string, TracedSection> _formers;
    private readonly Dictionary<long, long> _formerOf = [];
    private readonly HashSet<long> _edited;
    private readonly HashSet<long> _unpaired;

    public SharedHeadings(
        IReadOnlyList<TracedSection> last,
        IReadOnlyList<TracedSection> now,
        IEnumerable<TracedSection> formers
    )
    {
        (_last, _now, _formers) = (ByHeading(last), ByHeading(now), ByHeading(formers));
        _edited = [.. now.Select(section => section.Id).Except(last.Select(section => section.Id))];
        _unpaired = [.. last.Select(section => section.Id).Except(now.Select(section => section.Id))];
    }

    /// <summary>The former sections that a heading by itself says are the same.</summary>
    public IEnumerable<TracedSection> Named(TracedSection edited) =>
        IsShared(edited.Heading) ? [] : _formers[edited.Heading];

    /// <summary>Whether the heading makes one the edition of the other.</summary>
    public bool AreSame(TracedSection edited, TracedSection old) =>
        old.HasHeadingOf(edited)
        && (!IsShared(edited.Heading) || (_formerOf.TryGetValue(edited.Id, out var former) && former == old.Id));

    /// <summary>Lets one of several stand for another, unless either already stands for one.</summary>
    public void Pair(TracedSection edited, TracedSection old)
    {
        if (
            old.HasHeadingOf(edited)
            && IsShared(edited.Heading)
            && !_formerOf.ContainsKey(edited.Id)
            && _unpaired.Remove(old.Id)
        )
            _formerOf[edited.Id] = old.Id;
    }

    /// <summary>Edited sections of a shared heading, and those that stood in their place and are gone.</summary>
    public IEnumerable<(TracedSection Edited, TracedSection Old)> InPlace() =>
        _now.Where(group => IsShared(group.Key))
            .Select(group => (Now: group.ToList(), Last: _last[group.Key].ToList()))
            .Where(group => group.Now.Count == group.Last.Count)
            .SelectMany(group => group.Now.Zip(group.Last))
            .Where(pair => _edited.Contains(pair.First.Id) && _unpaired.Contains(pair.Second.Id));

    private bool IsShared(string heading) => _now[heading].Skip(1).Any() || _last[heading].Skip(1).Any();

    private static ILookup<string, TracedSection> ByHeading(IEnumerable<TracedSection> sections) =>
        sections
            .OrderBy(section => section.Ordinal)
            .ToLookup(section => section.Heading, StringComparer.OrdinalIgnoreCase);
}
