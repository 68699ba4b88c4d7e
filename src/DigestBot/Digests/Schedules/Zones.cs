using System.Text.RegularExpressions;
using FuzzySharp;
using NodaTime.TimeZones;

namespace DigestBot.Digests.Schedules;

/// <summary>Finds the time zone a person means, and the one that a stored name means on this machine.</summary>
internal static partial class Zones
{
    private const int CloseEnough = 72;
    private const int LongestName = 50;

    private static readonly TzdbDateTimeZoneSource _tzdb = TzdbDateTimeZoneSource.Default;

    private static readonly IReadOnlyList<string> _regions =
    [
        .. (_tzdb.ZoneLocations ?? []).Select(location => location.ZoneId).Order(StringComparer.Ordinal),
    ];

    private static readonly (string Id, string City, string Name)[] _spoken =
    [
        .. _regions.Select(id => (id, City(id), Spoken(id))),
    ];

    private static readonly Dictionary<string, string> _byName = Names();

    private static readonly Memo<TimeZoneInfo?> _found = new(StringComparer.Ordinal, Search);

    /// <summary>A zone by its IANA name, Windows name or city, however it is written; null when there is none.</summary>
    public static TimeZoneInfo? Find(string asked) => _found.Of(asked);

    private static TimeZoneInfo? Search(string asked)
    {
        var spoken = Spoken(asked);
        if (spoken.Length == 0)
            return null;
        return _byName.TryGetValue(spoken, out var id) ? Known(id)
            : IsName().IsMatch(asked) ? OnMachine(asked)
            : null;
    }

    /// <summary>The zone of a stored name. A zone that was renamed is found under either name, whichever the machine knows.</summary>
    /// <returns>Null when the machine knows it under no name.</returns>
    public static TimeZoneInfo? Known(string id)
    {
        if (OnMachine(id) is { } zone)
            return zone;
        var canonical = Canonical(id);
        return _tzdb.Aliases[canonical].Prepend(canonical).Select(OnMachine).FirstOrDefault(found => found is not null);
    }

    /// <summary>Whether two names mean one zone, as Europe/Kiev and Europe/Kyiv do.</summary>
    public static bool AreSame(TimeZoneInfo one, TimeZoneInfo other) =>
        string.Equals(Canonical(one.Id), Canonical(other.Id), StringComparison.Ordinal);

    /// <summary>Zones whose city or name is spelled nearly so, the closest first.</summary>
    public static IReadOnlyList<string> Near(string asked, int limit)
    {
        var wanted = Spoken(asked);
        if (wanted.Length > LongestName)
            return [];
        return
        [
            .. _spoken
                .Select(zone =>
                    (zone.Id, Likeness: Math.Max(Fuzz.Ratio(zone.City, wanted), Fuzz.Ratio(zone.Name, wanted)))
                )
                .Where(near => near.Likeness >= CloseEnough)
                .OrderByDescending(near => near.Likeness)
                .ThenBy(near => near.Id, StringComparer.Ordinal)
                .Take(limit)
                .Select(near => near.Id),
        ];
    }

    /// <summary>Places whose clocks, summer time aside, show an offset.</summary>
    public static IReadOnlyList<string> WithOffset(TimeSpan offset, int limit) =>
        [.. _regions.Where(id => OnMachine(id)?.BaseUtcOffset == offset).Take(limit)];

    private static TimeZoneInfo? OnMachine(string id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : null;

    private static string Canonical(string id)
    {
        var iana = _tzdb.WindowsToTzdbIds.TryGetValue(id, out var converted) ? converted : id;
        return _tzdb.CanonicalIdMap.TryGetValue(iana, out var canonical) ? canonical : iana;
    }

    /// <summary>Every canonical name and alias of the tz database, every Windows name, and every city that is the only one of its name.</summary>
    private static Dictionary<string, string> Names()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in _tzdb.GetIds())
            names.TryAdd(Spoken(id), id);
        foreach (var city in _regions.GroupBy(City, StringComparer.Ordinal).Where(same => same.Count() == 1))
            names.TryAdd(city.Key, city.Single());
        foreach (var (windows, id) in _tzdb.WindowsToTzdbIds)
            names.TryAdd(Spoken(windows), id);
        return names;
    }

    private static string City(string id) => Spoken(id[(id.LastIndexOf('/') + 1)..]);

    private static string Spoken(string text) =>
        string.Join(' ', text.ToLowerInvariant().Split([' ', '_', '\u00A0'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The machine looks names up as files: only what can be a zone's name gets there.</summary>
    [GeneratedRegex("^(?!posix/|right/)[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_-]+){1,2}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IsName();
}
