namespace DigestBot.Digests.Schedules.Phrases;

/// <summary>Reads days: "mondays", "Mo-Fr", "monday to friday", "weekends".</summary>
internal static class DayWords
{
    private static readonly string[] _spans = ["-", "–", "—", "to", "through", "thru", "till", "until", "bis"];

    private static readonly (Weekdays Day, string Spellings)[] _spellings =
    [
        (Weekdays.Monday, "mon monday mo montag"),
        (Weekdays.Tuesday, "tue tues tuesday tu di dienstag"),
        (Weekdays.Wednesday, "wed weds wednesday we mi mittwoch"),
        (Weekdays.Thursday, "thu thur thurs thursday th do donnerstag"),
        (Weekdays.Friday, "fri friday fr freitag"),
        (Weekdays.Saturday, "sat saturday sa samstag sonnabend"),
        (Weekdays.Sunday, "sun sunday su so sonntag"),
    ];

    private static readonly (Weekdays Days, string Words)[] _groups =
    [
        (Weekdays.Daily, "daily day days everyday täglich tag tage"),
        (Weekdays.Workdays, "weekday weekdays workday workdays werktag werktags werktage wochentags arbeitstags"),
        (Weekdays.Weekend, "weekend weekends wochenende wochenenden wochenends"),
    ];

    private static readonly Dictionary<string, Weekdays> _byName = Names();

    /// <summary>The days that begin at a word, and how many words they take; none for a word that is no day.</summary>
    public static (Weekdays Days, int Taken)? At(IReadOnlyList<string> words, int at)
    {
        if (Of(words[at]) is not { } days)
            return null;
        return
            at + 2 < words.Count
            && _spans.Contains(PhraseWords.Lower(words[at + 1]))
            && Of(words[at + 2]) is { } last
            && Span(days, last) is { } span
            ? (span, 3)
            : (days, 1);
    }

    /// <summary>The day of the week that a word names; null when it names none or several.</summary>
    public static DayOfWeek? DayOf(string word) =>
        Of(word) is { } days && IsOne(days) ? (DayOfWeek)((int.TrailingZeroCount((int)days) + 1) % 7) : null;

    private static Weekdays? Of(string word)
    {
        var lower = PhraseWords.Lower(word).TrimEnd('.', ':');
        if (_byName.TryGetValue(lower, out var day))
            return day;
        var ends = lower.Split('-', '–');
        return
            ends.Length == 2
            && _byName.TryGetValue(ends[0], out var first)
            && _byName.TryGetValue(ends[1], out var last)
            ? Span(first, last)
            : null;
    }

    private static Weekdays? Span(Weekdays first, Weekdays last)
    {
        if (!IsOne(first) || !IsOne(last))
            return null;
        var days = first;
        for (var day = first; day != last; days |= day)
            day = day == Weekdays.Sunday ? Weekdays.Monday : (Weekdays)((int)day << 1);
        return days | last;
    }

    private static bool IsOne(Weekdays days) => int.PopCount((int)days) == 1;

    private static Dictionary<string, Weekdays> Names()
    {
        var names = new Dictionary<string, Weekdays>(StringComparer.Ordinal);
        foreach (var (days, words) in _groups)
        foreach (var word in words.Split(' '))
            names[word] = days;
        foreach (var (day, spellings) in _spellings)
        foreach (var spelling in spellings.Split(' '))
            (names[spelling], names[spelling + "s"]) = (day, day);
        return names;
    }
}
