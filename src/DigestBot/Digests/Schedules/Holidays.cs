using System.Globalization;

namespace DigestBot.Digests.Schedules;

/// <summary>Days off: dates of one year or of every year. Schedules of working days only rest on them.</summary>
internal sealed class Holidays
{
    private readonly HashSet<DateOnly> _once = [];
    private readonly HashSet<(int Month, int Day)> _yearly = [];

    /// <param name="dates">Each <c>2026-12-25</c>, or <c>12-25</c> for every year; what is neither is left out.</param>
    public Holidays(IEnumerable<string> dates)
    {
        foreach (var written in dates)
            if (Date(written) is { } date)
                _once.Add(date);
            else if (DayOfYear(written) is { } day)
                _yearly.Add(day);
    }

    /// <summary>The first that is no date; null when all are.</summary>
    public static string? Wrong(IEnumerable<string> dates) =>
        dates.FirstOrDefault(written => Date(written) is null && DayOfYear(written) is null);

    /// <summary>A digest of a Saturday or a Sunday is not for work, so such a schedule has no days off.</summary>
    public bool Rests(Schedule schedule, DateTimeOffset occurrence)
    {
        if ((schedule.Days & Weekdays.Weekend) != Weekdays.None)
            return false;
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(occurrence, schedule.Zone).DateTime);
        return _once.Contains(day) || _yearly.Contains((day.Month, day.Day));
    }

    private static DateOnly? Date(string written) =>
        DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    /// <summary>Read within a leap year, so that 29 February is one.</summary>
    private static (int Month, int Day)? DayOfYear(string written) =>
        Date($"2024-{written}") is { } date ? (date.Month, date.Day) : null;
}
