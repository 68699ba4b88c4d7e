using System.Globalization;
using System.Text.RegularExpressions;

namespace DigestBot.Digests.Schedules.Phrases;

/// <summary>Reads days to come: "monday", "24 dec", "December 24th", "2026-12-24", "next week".</summary>
internal static partial class DateWords
{
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
            ["tomorrow", ..] => (today.AddDays(1), 1),
            ["next", "week", ..] => (Next(DayOfWeek.Monday, today), 2),
            ["next", "month", ..] => (new DateOnly(today.Year, today.Month, 1).AddMonths(1), 2),
            ["next", var word, ..] when DayWords.DayOf(word) is { } day => (Next(day, today), 2),
            [var word, ..] when DayWords.DayOf(word) is { } day => (Next(day, today), 1),
            [var word, ..] when Iso(word) is { } date => (date, 1),
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

    private static (int Month, int Day)? DayOfYear(string one, string two) =>
        Month(two) is { } month && Day(one) is { } day ? (month, day)
        : Month(one) is { } first && Day(two) is { } second ? (first, second)
        : null;

    private static int? Month(string word)
    {
        var name = word.TrimEnd('.');
        var found =
            name.Length < 3 ? -1 : Array.FindIndex(_months, month => month.StartsWith(name, StringComparison.Ordinal));
        return found < 0 ? null : found + 1;
    }

    private static int? Day(string word) =>
        Ordinal().Match(word) is { Success: true } number
        && int.Parse(number.Groups["day"].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= 31 and var day
            ? day
            : null;

    /// <summary>This year's or the next one's: the first that is not past. 29 February waits for its year.</summary>
    private static DateOnly? Coming((int Month, int Day) day, DateOnly today) =>
        Enumerable.Range(today.Year, 9).Select(year => Of(year, day)).FirstOrDefault(date => date > today);

    private static DateOnly? Of(int year, (int Month, int Day) day) =>
        day.Day <= DateTime.DaysInMonth(year, day.Month) ? new DateOnly(year, day.Month, day.Day) : null;

    [GeneratedRegex("^20[0-9][0-9]$", RegexOptions.NonBacktracking)]
    private static partial Regex Year();

    [GeneratedRegex(
        @"^(?<day>[0-9]{1,2})(st|nd|rd|th|\.)?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Ordinal();
}
