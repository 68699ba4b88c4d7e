using System.Globalization;
using System.Text.RegularExpressions;

namespace DigestBot.Digests.Schedules.Phrases;

/// <summary>Reads days to come: "monday", "24 dec", "December 24th", "2026-12-24", "next week".</summary>
internal static partial class DateWords
{
    private static readonly string[] _german =
        "januar februar märz april mai juni juli august september oktober november dezember".Split(' ');

    private static readonly string[] _months =
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];

    /// <returns>The day that the words begin with, and how many they take; no day and none when they begin with none.</returns>
    public static (DateOnly? Day, int Taken) At(List<string> said, DateOnly today) =>
        said switch
        {
            ["tomorrow" or "morgen", ..] => (today.AddDays(1), 1),
            ["übermorgen", ..] => (today.AddDays(2), 1),
            ["next" or "nächste" or "nächster", "week" or "woche", ..] => (Next(DayOfWeek.Monday, today), 2),
            ["next" or "nächsten" or "nächster", "month" or "monat", ..] => (
                new DateOnly(today.Year, today.Month, 1).AddMonths(1),
                2
            ),
            ["next" or "nächsten" or "kommenden", var word, ..] when DayWords.DayOf(word) is { } day => (
                Next(day, today),
                2
            ),
            [var word, ..] when DayWords.DayOf(word) is { } day => (Next(day, today), 1),
            [var word, ..] when Iso(word) is { } date => (date, 1),
            [var word, ..] when Dotted(word, today) is { } date => (date, 1),
            [var one, var two, var year, ..]
                when Year().IsMatch(year)
                    && DayOfYear(one, two) is { } found
                    && Of(int.Parse(year, CultureInfo.InvariantCulture), found) is { } date => (date, 3),
            [var one, var two, ..] when DayOfYear(one, two) is { } found && Coming(found, today) is { } date => (
                date,
                2
            ),
            _ => (null, 0),
        };

    private static DateOnly Next(DayOfWeek day, DateOnly today) =>
        today.AddDays(((int)day - (int)today.DayOfWeek + 6) % 7 + 1);

    private static DateOnly? Iso(string word) =>
        DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    /// <summary>"24.12.", "24.12.2026".</summary>
    private static DateOnly? Dotted(string word, DateOnly today)
    {
        var date = Dots().Match(word);
        if (!date.Success || Number(date.Groups["month"]) is not (>= 1 and <= 12 and var month))
            return null;
        var found = (month, Number(date.Groups["day"]));
        return date.Groups["year"].Success ? Of(Number(date.Groups["year"]), found) : Coming(found, today);
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    private static (int Month, int Day)? DayOfYear(string one, string two) =>
        Month(two) is { } month && Day(one) is { } day ? (month, day)
        : Month(one) is { } first && Day(two) is { } second ? (first, second)
        : null;

    private static int? Month(string word)
    {
        var name = word.TrimEnd('.');
        if (name.Length < 3)
            return null;
        var found = Math.Max(Begin(_months, name), Begin(_german, name));
        return found >= 0 ? found + 1
            : name.StartsWith("jän", StringComparison.Ordinal) ? 1
            : null;
    }

    private static int Begin(string[] months, string name) =>
        Array.FindIndex(months, month => month.StartsWith(name, StringComparison.Ordinal));

    private static int? Day(string word) =>
        Ordinal().Match(word) is { Success: true } number
        && int.Parse(number.Groups["day"].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= 31 and var day
            ? day
            : null;

    /// <summary>This year's or the next one's: the first that is not past. 29 February waits for its year.</summary>
    private static DateOnly? Coming((int Month, int Day) day, DateOnly today) =>
        Enumerable.Range(today.Year, 9).Select(year => Of(year, day)).FirstOrDefault(date => date > today);

    private static DateOnly? Of(int year, (int Month, int Day) day) =>
        day.Day >= 1 && day.Day <= DateTime.DaysInMonth(year, day.Month)
            ? new DateOnly(year, day.Month, day.Day)
            : null;

    [GeneratedRegex("^20[0-9][0-9]$", RegexOptions.NonBacktracking)]
    private static partial Regex Year();

    [GeneratedRegex(
        @"^(?<day>[0-9]{1,2})(st|nd|rd|th|\.)?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Ordinal();

    [GeneratedRegex(
        @"^(?<day>[0-9]{1,2})\.(?<month>[0-9]{1,2})\.(?<year>20[0-9][0-9])?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Dots();
}
