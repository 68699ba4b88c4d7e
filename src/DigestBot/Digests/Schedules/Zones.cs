using FuzzySharp;
using NodaTime;
using NodaTime.TimeZones;

namespace DigestBot.Digests.Schedules;

/// <summary>Finds the time zone a person means, and says times the way people there do.</summary>
internal static class Zones
{
    private const int CloseEnough = 72;

    private static readonly TzdbDateTimeZoneSource _tzdb = TzdbDateTimeZoneSource.Default;

    private static readonly IReadOnlyList<string> _regions =
    [
        .. (_tzdb.ZoneLocations ?? []).Select(location => location.ZoneId).Order(StringComparer.Ordinal),
    ];

    private static readonly Dictionary<string, string> _byName = Names();

    /// <summary>A zone by its IANA name, Windows name or city, however it is written; null when there is none.</summary>
    public static TimeZoneInfo? Find(string asked)
    {
        var spoken = Spoken(asked);
        if (spoken.Length == 0)
            return null;
        if (_byName.TryGetValue(spoken, out var id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone))
            return zone;
        return
            TimeZoneInfo.TryConvertWindowsIdToIanaId(asked.Trim(), out var iana)
            && TimeZoneInfo.TryFindSystemTimeZoneById(iana, out zone)
            ? zone
            : null;
    }

    /// <summary>Zones whose city or name is spelled nearly so, the closest first.</summary>
    public static IReadOnlyList<string> Near(string asked, int limit)
    {
        var wanted = Spoken(asked);
        return
        [
            .. _regions
                .Select(id =>
                    (Id: id, Likeness: Math.Max(Fuzz.Ratio(City(id), wanted), Fuzz.Ratio(Spoken(id), wanted)))
                )
                .Where(near => near.Likeness >= CloseEnough)
                .OrderByDescending(near => near.Likeness)
                .ThenBy(near => near.Id, StringComparer.Ordinal)
                .Take(limit)
                .Select(near => near.Id),
        ];
    }

    /// <summary>What the zone's people call its time at an instant: <c>GMT</c>, <c>BST</c>, else <c>UTC+10:30</c>.</summary>
    public static string Abbreviation(TimeZoneInfo zone, DateTimeOffset instant)
    {
        var offset = zone.GetUtcOffset(instant);
        var interval = DateTimeZoneProviders
            .Tzdb.GetZoneOrNull(zone.Id)
            ?.GetZoneInterval(Instant.FromDateTimeOffset(instant));
        return
            interval is not null && interval.WallOffset.ToTimeSpan() == offset && char.IsAsciiLetter(interval.Name[0])
            ? interval.Name
            : Offset(offset);
    }

    /// <summary><c>UTC+0</c>, <c>UTC-5</c>, <c>UTC+10:30</c>.</summary>
    public static string Offset(TimeSpan offset)
    {
        var sign = offset < TimeSpan.Zero ? '-' : '+';
        var size = offset.Duration();
        return size.Minutes == 0 ? $"UTC{sign}{size.Hours}" : $"UTC{sign}{size.Hours}:{size.Minutes:00}";
    }

    /// <summary>Every canonical name and alias of the tz database, and every city that is the only one of its name.</summary>
    private static Dictionary<string, string> Names()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in _tzdb.GetIds())
            names.TryAdd(Spoken(id), id);
        foreach (var city in _regions.GroupBy(City, StringComparer.Ordinal).Where(same => same.Count() == 1))
            names.TryAdd(city.Key, city.Single());
        return names;
    }

    private static string City(string id) => Spoken(id[(id.LastIndexOf('/') + 1)..]);

    private static string Spoken(string text) =>
        string.Join(' ', text.ToLowerInvariant().Split([' ', '_', '\u00A0'], StringSplitOptions.RemoveEmptyEntries));
}
