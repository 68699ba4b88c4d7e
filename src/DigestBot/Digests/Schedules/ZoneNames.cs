using NodaTime;

namespace DigestBot.Digests.Schedules;

/// <summary>Says a zone's time the way people there do.</summary>
internal static class ZoneNames
{
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

    /// <summary>How a zone is called: its name, or <c>UTC-5</c> for those of the tz database that count the other way round.</summary>
    public static string Name(TimeZoneInfo zone) =>
        zone.Id.StartsWith("Etc/GMT", StringComparison.Ordinal) && zone.BaseUtcOffset != TimeSpan.Zero
            ? Offset(zone.BaseUtcOffset)
            : zone.Id;

    /// <summary><c>UTC+0</c>, <c>UTC-5</c>, <c>UTC+10:30</c>.</summary>
    public static string Offset(TimeSpan offset)
    {
        var sign = offset < TimeSpan.Zero ? '-' : '+';
        var size = offset.Duration();
        return size.Minutes == 0 ? $"UTC{sign}{size.Hours}" : $"UTC{sign}{size.Hours}:{size.Minutes:00}";
    }
}
