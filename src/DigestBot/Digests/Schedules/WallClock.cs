namespace DigestBot.Digests.Schedules;

/// <summary>From the clock on a zone's wall to the instant it means.</summary>
internal static class WallClock
{
    /// <summary>The first instant at which the clock shows this time or, where it skips it, the instant of the skip.</summary>
    public static DateTimeOffset FirstInstant(DateTime local, TimeZoneInfo zone)
    {
        var wanted = new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), TimeSpan.Zero);
        var (before, after) = (wanted.AddDays(-1.1), wanted.AddDays(1.1));
        var early = wanted - zone.GetUtcOffset(before);
        var late = wanted - zone.GetUtcOffset(after);
        if (Shows(early, wanted, zone) && (early <= late || !Shows(late, wanted, zone)))
            return early;
        return Shows(late, wanted, zone) ? late : Change(before, after, zone);
    }

    /// <summary>Whether the clock shows this time at this instant.</summary>
    public static bool Shows(DateTimeOffset instant, DateTime local, TimeZoneInfo zone) =>
        Shows(instant, new DateTimeOffset(local, TimeSpan.Zero), zone);

    /// <summary>False for a day that never was, such as 30 December 2011 in Samoa.</summary>
    public static bool HasDay(DateOnly day, TimeZoneInfo zone) =>
        FirstInstant(day.ToDateTime(TimeOnly.MinValue), zone)
        < FirstInstant(day.AddDays(1).ToDateTime(TimeOnly.MinValue), zone);

    private static bool Shows(DateTimeOffset instant, DateTimeOffset wanted, TimeZoneInfo zone) =>
        instant + zone.GetUtcOffset(instant) == wanted;

    /// <summary>When the offset changes between two instants, to the second.</summary>
    private static DateTimeOffset Change(DateTimeOffset before, DateTimeOffset after, TimeZoneInfo zone)
    {
        var offset = zone.GetUtcOffset(before);
        while (after - before > TimeSpan.FromMilliseconds(1))
        {
            var middle = before + (after - before) / 2;
            if (zone.GetUtcOffset(middle) == offset)
                before = middle;
            else
                after = middle;
        }
        return DateTimeOffset.FromUnixTimeSeconds((after.ToUnixTimeMilliseconds() + 500) / 1000);
    }
}
