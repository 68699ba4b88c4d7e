using System.Globalization;
using DigestBot.Digests.Content;

namespace DigestBot.Digests.Schedules;

/// <summary>Says schedules and their runs as people do.</summary>
internal static class ScheduleWords
{
    private static readonly CultureInfo _english = CultureInfo.GetCultureInfo("en-GB");

    private static readonly (Weekdays Day, string Long, string Short)[] _days =
    [
        (Weekdays.Monday, "Monday", "Mon"),
        (Weekdays.Tuesday, "Tuesday", "Tue"),
        (Weekdays.Wednesday, "Wednesday", "Wed"),
        (Weekdays.Thursday, "Thursday", "Thu"),
        (Weekdays.Friday, "Friday", "Fri"),
        (Weekdays.Saturday, "Saturday", "Sat"),
        (Weekdays.Sunday, "Sunday", "Sun"),
    ];

    /// <summary>"weekdays at 08:30".</summary>
    public static string Rule(Schedule schedule) => $"{Days(schedule.Days)} at {Clock(schedule.Time)}";

    /// <summary>A schedule as <c>/subscribe</c> takes it: "mon,wed 08:30 Europe/London".</summary>
    /// <param name="zone">Empty to leave it out.</param>
    public static string Command(Weekdays days, TimeOnly time, string zone) =>
        $"{CommandDays(days)} {Clock(time)} {zone}".TrimEnd();

    public static string Command(Schedule schedule) =>
        Command(schedule.Days, schedule.Time, ZoneNames.Name(schedule.Zone));

    /// <summary>"weekdays", "every day", "Mon, Wed and Fri".</summary>
    public static string Days(Weekdays days) =>
        days switch
        {
            Weekdays.Daily => "every day",
            Weekdays.Workdays => "weekdays",
            Weekdays.Weekend => "weekends",
            _ => Listed(days),
        };

    /// <summary>What a digest of the schedule is called: "Weekday digest", "Daily digest", "Monday digest".</summary>
    public static string Kind(Weekdays days) =>
        days switch
        {
            Weekdays.Daily => "Daily digest",
            Weekdays.Workdays => "Weekday digest",
            Weekdays.Weekend => "Weekend digest",
            _ when _days.SingleOrDefault(day => day.Day == days).Long is { } only => $"{only} digest",
            _ => "Digest",
        };

    public static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"Tue 24 Nov", with no-break spaces.</summary>
    public static string Day(DateTime local) => local.ToString("ddd d MMM", _english).Replace(' ', '\u00A0');

    /// <summary>"Tue 24 Nov, 08:30 GMT (Europe/London)".</summary>
    public static string Moment(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return $"{Day(local.DateTime)}, {local.DateTime:HH:mm} {ZoneNames.Abbreviation(zone, instant)} ({ZoneNames.Name(zone)})";
    }

    /// <summary>The day and "08:30 GMT, UTC+0" of a run.</summary>
    public static (string Day, string Time) Run(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        var (name, offset) = (ZoneNames.Abbreviation(zone, instant), ZoneNames.Offset(local.Offset));
        var clock = local.DateTime.ToString("HH:mm", CultureInfo.InvariantCulture);
        return (Day(local.DateTime), name == offset ? $"{clock} {offset}" : $"{clock} {name}, {offset}");
    }

    /// <summary>A sentence when the clocks change between runs, else nothing.</summary>
    public static string ClockChange(Schedule schedule, IReadOnlyList<DateTimeOffset> runs)
    {
        for (var i = 1; i < runs.Count; i++)
            if (schedule.Zone.GetUtcOffset(runs[i - 1]) != schedule.Zone.GetUtcOffset(runs[i]))
                return $"Clocks change on {Day(ChangeBetween(schedule.Zone, runs[i - 1], runs[i]))}. The digest stays at {Clock(schedule.Time)}.";
        return "";
    }

    private static string CommandDays(Weekdays days) =>
        days switch
        {
            Weekdays.Daily => "daily",
            Weekdays.Workdays => "weekdays",
            Weekdays.Weekend => "weekends",
            _ => string.Join(
                ',',
                _days.Where(day => days.HasFlag(day.Day)).Select(day => day.Short.ToLowerInvariant())
            ),
        };

    private static DateTime ChangeBetween(TimeZoneInfo zone, DateTimeOffset before, DateTimeOffset after)
    {
        var offset = zone.GetUtcOffset(before);
        while (after - before > TimeSpan.FromMinutes(1))
        {
            var middle = before + (after - before) / 2;
            if (zone.GetUtcOffset(middle) == offset)
                before = middle;
            else
                after = middle;
        }
        return TimeZoneInfo.ConvertTime(after, zone).DateTime;
    }

    private static string Listed(Weekdays days)
    {
        var names = _days.Where(day => days.HasFlag(day.Day)).Select(day => day.Short).ToList();
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }
}
