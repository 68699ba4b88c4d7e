using System.Globalization;

namespace DigestBot.Wording;

/// <summary>A language in which people are answered, with the dates of a region.</summary>
/// <param name="code">The language alone, such as <c>de</c>: cards say it.</param>
internal sealed class Language(string code, CultureInfo culture, Texts texts)
{
    private const char NoBreak = '\u00A0';

    private readonly bool _isMonthFirst = culture.DateTimeFormat.MonthDayPattern.StartsWith('M');
    private readonly string _dayOfYear = culture.DateTimeFormat.MonthDayPattern.Replace(
        "MMMM",
        "MMM",
        StringComparison.Ordinal
    );

    public string Code => code;

    /// <summary>With its region, such as <c>de-AT</c>: tells it from every other.</summary>
    public string Tag => culture.Name;

    public Texts Texts => texts;

    /// <summary>"Tue 24 Nov", "Di, 24. Nov.", with no-break spaces.</summary>
    public string Day(DateTime local)
    {
        var weekday = local.ToString("ddd", culture);
        var between = _isMonthFirst ? ", " : texts.Dates.AfterWeekday;
        return $"{weekday}{between}{local.ToString(_dayOfYear, culture)}".Replace(' ', NoBreak);
    }

    /// <summary>"24 Nov 2026", "24. Nov. 2026", with no-break spaces.</summary>
    public string Date(DateOnly date) =>
        date.ToString(_isMonthFirst ? $"{_dayOfYear}, yyyy" : $"{_dayOfYear} yyyy", culture).Replace(' ', NoBreak);

    public string Weekday(DayOfWeek day) => culture.DateTimeFormat.GetDayName(day);

    public string Number(long number) => number.ToString("N0", culture);

    /// <summary>As a sentence begins with it.</summary>
    public string Capital(string words) => words.Length == 0 ? "" : words[..1].ToUpper(culture) + words[1..];

    public string Lower(string words) => words.ToLower(culture);

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public string All(IReadOnlyList<string> names) => Listed(names, texts.Lists.And);

    /// <summary>"a", "a or b", "a, b or c".</summary>
    public string Either(IReadOnlyList<string> names) => Listed(names, texts.Lists.Or);

    private static string Listed(IReadOnlyList<string> names, Phrase last) =>
        names.Count < 2
            ? string.Concat(names)
            : last.With(("first", string.Join(", ", names.SkipLast(1))), ("last", names[^1]));
}
