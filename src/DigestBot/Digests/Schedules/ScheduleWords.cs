using System.Globalization;
using DigestBot.Digests.Content;
using DigestBot.Wording;

namespace DigestBot.Digests.Schedules;

/// <summary>Says schedules and their runs as people do.</summary>
internal static class ScheduleWords
{
    private static readonly Weekdays[] _days =
    [
        Weekdays.Monday,
        Weekdays.Tuesday,
        Weekdays.Wednesday,
        Weekdays.Thursday,
        Weekdays.Friday,
        Weekdays.Saturday,
        Weekdays.Sunday,
    ];

    /// <summary>"weekdays at 08:30".</summary>
    public static string Rule(this Language language, Schedule schedule) =>
        language.Texts.Rule.At.With(("days", language.Days(schedule.Days)), ("time", Clock(schedule.Time)));

    /// <summary>A schedule as <c>/subscribe</c> takes it: "mon,wed 08:30 Europe/London".</summary>
    /// <param name="zone">Empty to leave it out.</param>
    public static string Command(this Language language, Weekdays days, TimeOnly time, string zone) =>
        $"{language.CommandDays(days)} {Clock(time)} {zone}".TrimEnd();

    public static string Command(this Language language, Schedule schedule) =>
        language.Command(schedule.Days, schedule.Time, ZoneNames.Name(schedule.Zone));

    /// <summary>"weekdays", "every day", "Mon, Wed and Fri".</summary>
    public static string Days(this Language language, Weekdays days) =>
        days switch
        {
            Weekdays.Daily => language.Texts.Rule.Daily,
            Weekdays.Workdays => language.Texts.Rule.Weekdays,
            Weekdays.Weekend => language.Texts.Rule.Weekend,
            _ => language.All(Named(days, language.Texts.Rule.Days)),
        };

    /// <summary>What a digest of the schedule is called: "Weekday digest", "Daily digest", "Monday digest".</summary>
    public static string Kind(this Language language, Weekdays days) =>
        days switch
        {
            Weekdays.Daily => language.Texts.Rule.DailyDigest,
            Weekdays.Workdays => language.Texts.Rule.WeekdayDigest,
            Weekdays.Weekend => language.Texts.Rule.WeekendDigest,
            _ when Array.IndexOf(_days, days) is >= 0 and var only => language.Texts.Rule.DayDigest.With(
                language.Weekday((DayOfWeek)((only + 1) % 7))
            ),
            _ => language.Texts.Rule.Digest,
        };

    public static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"Tue 24 Nov, 08:30 GMT (Europe/London)".</summary>
    public static string Moment(this Language language, DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        return language.Texts.Rule.Moment.With(
            ("day", language.Day(local)),
            ("time", Clock(TimeOnly.FromDateTime(local))),
            ("clock", language.Abbreviation(zone, instant)),
            ("zone", ZoneNames.Name(zone))
        );
    }

    /// <summary>The day and "08:30 GMT, UTC+0" of a run.</summary>
    public static (string Day, string Time) Run(this Language language, DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        var (name, offset) = (language.Abbreviation(zone, instant), ZoneNames.Offset(local.Offset));
        var clock = Clock(TimeOnly.FromDateTime(local.DateTime));
        return (language.Day(local.DateTime), name == offset ? $"{clock} {offset}" : $"{clock} {name}, {offset}");
    }

    /// <summary>A sentence when the clocks change between runs, else nothing.</summary>
    public static string ClockChange(this Language language, Schedule schedule, IReadOnlyList<DateTimeOffset> runs)
    {
        for (var i = 1; i < runs.Count; i++)
            if (schedule.Zone.GetUtcOffset(runs[i - 1]) != schedule.Zone.GetUtcOffset(runs[i]))
                return language.Texts.Rule.ClockChange.With(
                    ("day", language.Day(ChangeBetween(schedule.Zone, runs[i - 1], runs[i]))),
                    ("time", Clock(schedule.Time))
                );
        return "";
    }

    /// <summary>What people call the zone's time at an instant.</summary>
    private static string Abbreviation(this Language language, TimeZoneInfo zone, DateTimeOffset instant)
    {
        var name = ZoneNames.Abbreviation(zone, instant);
        return language.Texts.Rule.Zones.GetValueOrDefault(name, name);
    }

    private static string CommandDays(this Language language, Weekdays days) =>
        days switch
        {
            Weekdays.Daily => language.Texts.Rule.CommandDaily,
            Weekdays.Workdays => language.Texts.Rule.Weekdays,
            Weekdays.Weekend => language.Texts.Rule.CommandWeekend,
            _ => string.Join(',', Named(days, language.Texts.Rule.CommandDays)),
        };

    private static IReadOnlyList<string> Named(Weekdays days, IReadOnlyList<string> names) =>
        [.. _days.Index().Where(day => days.HasFlag(day.Item)).Select(day => names[day.Index])];

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
}
