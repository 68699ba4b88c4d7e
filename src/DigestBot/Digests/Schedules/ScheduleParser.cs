using System.Globalization;
using System.Text.RegularExpressions;

namespace DigestBot.Digests.Schedules;

/// <summary>What a person asked for, understood; or the sentence that says what would work, with suggestions to press.</summary>
internal sealed record ScheduleReading(
    Schedule? Schedule,
    string? Fault = null,
    IReadOnlyList<string>? Suggestions = null
);

/// <summary>Reads "weekdays at 8", "mon and thu 17:30", "every day 7am Tokyo", "noon".</summary>
internal static partial class ScheduleParser
{
    private const string Example = "/subscribe weekdays 08:30 Europe/London";

    private static readonly HashSet<string> _fillers = new(StringComparer.Ordinal)
    {
        "every",
        "each",
        "at",
        "on",
        "and",
        "the",
        "in",
        "to",
        "please",
        "o'clock",
        "a",
        "digest",
        "&",
    };

    private static readonly (Weekdays Day, string Spellings)[] _spellings =
    [
        (Weekdays.Monday, "mon monday mo"),
        (Weekdays.Tuesday, "tue tues tuesday tu"),
        (Weekdays.Wednesday, "wed weds wednesday we"),
        (Weekdays.Thursday, "thu thur thurs thursday th"),
        (Weekdays.Friday, "fri friday fr"),
        (Weekdays.Saturday, "sat saturday sa"),
        (Weekdays.Sunday, "sun sunday su"),
    ];

    private static readonly Dictionary<string, Weekdays> _days = Names();

    /// <param name="defaultZone">Where the person is, as far as that is known.</param>
    public static ScheduleReading Parse(string words, TimeZoneInfo defaultZone)
    {
        var days = Weekdays.None;
        TimeOnly? time = null;
        var rest = new List<string>();
        foreach (var word in Words(words))
        {
            if (DaysOf(word) is { } named)
                days |= named;
            else if (TimeOf(word) is { } read && time is null)
                time = read;
            else if (LooksLikeTime(word))
                return BadTime(word, time);
            else if (!_fillers.Contains(word.ToLowerInvariant()))
                rest.Add(word);
        }
        if (time is null)
            return NoTime(days);
        return WithZone(days == Weekdays.None ? Weekdays.Daily : days, time.Value, string.Join(' ', rest), defaultZone);
    }

    private static ScheduleReading WithZone(Weekdays days, TimeOnly time, string zone, TimeZoneInfo defaultZone)
    {
        if (zone.Length == 0)
            return new ScheduleReading(new Schedule(time, days, defaultZone));
        if (Zones.Find(zone) is { } found)
            return new ScheduleReading(new Schedule(time, days, found));
        var near = Zones.Near(zone, 3);
        var again = near.Select(id => $"{CommandDays(days)} {ScheduleWords.Clock(time)} {id}").ToList();
        return near.Count > 0
            ? new ScheduleReading(
                null,
                $"There is no time zone “{zone}”. Did you mean {string.Join(" or ", near)}?",
                again
            )
            : new ScheduleReading(
                null,
                $"“{zone}” is neither a day nor a time zone. Name a zone as Area/City: {Example}"
            );
    }

    private static ScheduleReading NoTime(Weekdays days)
    {
        var asked = days == Weekdays.None ? "weekdays" : CommandDays(days);
        return new ScheduleReading(
            null,
            $"At what time? Write it as hours and minutes: {Example}",
            [$"{asked} 08:30", $"{asked} 17:00"]
        );
    }

    private static ScheduleReading BadTime(string word, TimeOnly? earlier) =>
        new(
            null,
            earlier is { } first
                ? $"“{word}” is a second time after {ScheduleWords.Clock(first)}. Write one /subscribe for each time."
                : $"“{word}” is no time of day. Write it from 00:00 to 23:59, or like 7:30pm: {Example}"
        );

    private static IEnumerable<string> Words(string text) =>
        Separators().Split(MeridiemGap().Replace(text, "${hour}${half}")).Where(word => word.Length > 0);

    private static Weekdays? DaysOf(string word)
    {
        var lower = word.ToLowerInvariant().TrimEnd('.');
        if (_days.TryGetValue(lower, out var day))
            return day;
        var ends = lower.Split('-', '–');
        return ends.Length == 2 && _days.TryGetValue(ends[0], out var first) && _days.TryGetValue(ends[1], out var last)
            ? Span(first, last)
            : null;
    }

    private static Weekdays? Span(Weekdays first, Weekdays last)
    {
        if (!IsOneDay(first) || !IsOneDay(last))
            return null;
        var days = first;
        for (var day = first; day != last; days |= day)
            day = day == Weekdays.Sunday ? Weekdays.Monday : (Weekdays)((int)day << 1);
        return days | last;
    }

    private static TimeOnly? TimeOf(string word)
    {
        var lower = word.ToLowerInvariant();
        if (lower is "noon" or "midday")
            return new TimeOnly(12, 0);
        if (lower is "midnight")
            return TimeOnly.MinValue;
        var match = Clock().Match(lower);
        if (!match.Success)
            return null;
        var hour = int.Parse(match.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"].Success
            ? int.Parse(match.Groups["minute"].ValueSpan, CultureInfo.InvariantCulture)
            : 0;
        return match.Groups["half"].Value switch
        {
            "" => IsClock(hour, minute) ? new TimeOnly(hour, minute) : null,
            var half => hour is >= 1 and <= 12 && minute < 60
                ? new TimeOnly(hour % 12 + (half[0] == 'p' ? 12 : 0), minute)
                : null,
        };
    }

    private static bool IsClock(int hour, int minute) => hour < 24 && minute < 60;

    private static bool LooksLikeTime(string word) => char.IsAsciiDigit(word[0]);

    private static bool IsOneDay(Weekdays days) => int.PopCount((int)days) == 1;

    /// <summary>Days as <c>/subscribe</c> takes them.</summary>
    private static string CommandDays(Weekdays days) =>
        days switch
        {
            Weekdays.Daily => "daily",
            Weekdays.Workdays => "weekdays",
            Weekdays.Weekend => "weekends",
            _ => ScheduleWords
                .Days(days)
                .Replace(" and ", ",", StringComparison.Ordinal)
                .Replace(", ", ",", StringComparison.Ordinal)
                .ToLowerInvariant(),
        };

    private static Dictionary<string, Weekdays> Names()
    {
        var names = new Dictionary<string, Weekdays>(StringComparer.Ordinal)
        {
            ["daily"] = Weekdays.Daily,
            ["day"] = Weekdays.Daily,
            ["days"] = Weekdays.Daily,
            ["everyday"] = Weekdays.Daily,
            ["weekday"] = Weekdays.Workdays,
            ["weekdays"] = Weekdays.Workdays,
            ["workdays"] = Weekdays.Workdays,
            ["workday"] = Weekdays.Workdays,
            ["weekend"] = Weekdays.Weekend,
            ["weekends"] = Weekdays.Weekend,
        };
        foreach (var (day, spellings) in _spellings)
        foreach (var spelling in spellings.Split(' '))
            (names[spelling], names[spelling + "s"]) = (day, day);
        return names;
    }

    [GeneratedRegex(@"[\s,;]+", RegexOptions.NonBacktracking)]
    private static partial Regex Separators();

    [GeneratedRegex(
        @"(?<hour>[0-9])\s+(?<half>[aApP](\.[mM]\.?|[mM]\b))",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex MeridiemGap();

    [GeneratedRegex(
        @"^(?<hour>[0-9]{1,2})(?:[:.h](?<minute>[0-9]{2}))?(?:h|(?<half>[ap]\.?m\.?))?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Clock();
}
