using System.Globalization;
using System.Text.RegularExpressions;

namespace DigestBot.Digests.Schedules.Phrases;

/// <summary>Reads times of day: "8:30", "7pm", "noon", "half past eight", "eight thirty", "halb neun", "8 Uhr 30".</summary>
internal static partial class TimeWords
{
    private static readonly string[][] _hours =
    [
        Words("zero one two three four five six seven eight nine ten eleven twelve"),
        Words("null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"),
    ];

    private static readonly Dictionary<string, int> _minutes = new(StringComparer.Ordinal)
    {
        ["five"] = 5,
        ["ten"] = 10,
        ["quarter"] = 15,
        ["fifteen"] = 15,
        ["twenty"] = 20,
        ["twenty-five"] = 25,
        ["half"] = 30,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["forty-five"] = 45,
        ["fifty"] = 50,
        ["fünf"] = 5,
        ["zehn"] = 10,
        ["viertel"] = 15,
        ["zwanzig"] = 20,
    };

    /// <summary>The time that begins at a word, and how many words it takes.</summary>
    public static (TimeOnly Time, int Taken)? At(IReadOnlyList<string> words, int at)
    {
        var (word, next, third) = (Lower(words, at), Lower(words, at + 1), Lower(words, at + 2));
        if (Minutes(word) is { } minutes && IsShift(next) && Hour(third) is { } hour)
            return (Shifted(hour, next is "past" or "nach" ? minutes : -minutes), 3);
        if (word is "halb" or "dreiviertel" && Hour(next) is { } coming)
            return (Shifted(coming, word == "halb" ? -30 : -15), 2);
        if (Clock(word) is { } clock)
            return IsBareHour(word) ? WithMinutes(clock, next, third) : (clock, 1);
        if (Spoken(word) is { } spoken)
            return
                _minutes.TryGetValue(next, out var past)
                && next is not ("half" or "quarter" or "viertel")
                && !IsShift(third)
                ? (Shifted(spoken, past), 2)
                : (Shifted(spoken, 0), 1);
        return null;
    }

    /// <summary>"8 30", "8 Uhr 30".</summary>
    private static (TimeOnly Time, int Taken) WithMinutes(TimeOnly hour, string next, string third) =>
        IsMinutesOnly(next) ? (hour.AddMinutes(int.Parse(next, CultureInfo.InvariantCulture)), 2)
        : next == "uhr" && IsMinutesOnly(third) ? (hour.AddMinutes(int.Parse(third, CultureInfo.InvariantCulture)), 3)
        : (hour, 1);

    private static bool IsShift(string word) => word is "past" or "to" or "nach" or "vor";

    /// <summary>An hour in words, from one to twelve.</summary>
    private static int? Spoken(string word) =>
        _hours.Select(hours => Array.IndexOf(hours, word)).FirstOrDefault(hour => hour > 0) is > 0 and var spoken
            ? spoken
            : null;

    /// <summary>The time that a word alone is: "8", "8:30", "0830", "7pm", "noon".</summary>
    public static TimeOnly? Clock(string word)
    {
        var lower = PhraseWords.Lower(word).Replace(" ", "", StringComparison.Ordinal).TrimEnd('.');
        if (lower is "noon" or "midday" or "lunchtime" or "mittag" or "mittags")
            return new TimeOnly(12, 0);
        if (lower is "midnight" or "mitternacht" or "mitternachts")
            return TimeOnly.MinValue;
        var match = Pattern().Match(lower);
        if (!match.Success)
            return null;
        var (hour, minute) = (Number(match.Groups["hour"]), Number(match.Groups["minute"]));
        return match.Groups["half"].Value switch
        {
            "" => hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null,
            var half => hour is >= 1 and <= 12 && minute < 60
                ? new TimeOnly(hour % 12 + (half[0] == 'p' ? 12 : 0), minute)
                : null,
        };
    }

    /// <summary>"half eight" is half past seven to some and half past eight to others.</summary>
    public static TimeOnly? HalfHourAt(IReadOnlyList<string> words, int at) =>
        Lower(words, at) == "half" && Hour(Lower(words, at + 1)) is { } hour ? new TimeOnly(hour % 24, 30) : null;

    public static bool LooksLikeTime(string word) => char.IsAsciiDigit(word[0]);

    /// <summary>Whether it says on its own which half of the day it is in.</summary>
    public static bool SaysHalf(string word) =>
        PhraseWords.Lower(word) is var lower
        && (lower.Contains('m', StringComparison.Ordinal) || lower.Contains("noon", StringComparison.Ordinal));

    private static int? Minutes(string word) =>
        _minutes.TryGetValue(word, out var spoken) ? spoken
        : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
        && minutes is > 0 and < 60
            ? minutes
        : null;

    private static int? Hour(string word)
    {
        if (Spoken(word) is { } spoken)
            return spoken;
        return Clock(word) is { Minute: 0 } clock ? clock.Hour : null;
    }

    private static TimeOnly Shifted(int hour, int minutes) => new TimeOnly(hour % 24, 0).AddMinutes(minutes);

    private static bool IsBareHour(string word) => word.Length <= 2 && word.All(char.IsAsciiDigit);

    /// <summary>What cannot be an hour: "00", or 24 and more.</summary>
    private static bool IsMinutesOnly(string word) =>
        word.Length == 2
        && word.All(char.IsAsciiDigit)
        && (word == "00" || string.CompareOrdinal(word, "24") >= 0)
        && string.CompareOrdinal(word, "60") < 0;

    private static int Number(Group digits) =>
        digits.Success ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : 0;

    private static string Lower(IReadOnlyList<string> words, int at) =>
        at < words.Count ? PhraseWords.Lower(words[at]) : "";

    private static string[] Words(string text) => text.Split(' ');

    [GeneratedRegex(
        @"^((?<hour>[0-9]{1,2})([:.h](?<minute>[0-9]{2}))?(h|uhr|(?<half>[ap]\.?m?))?|(?<hour>[0-9]{2})(?<minute>[0-9]{2})(h|hrs)?)$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Pattern();
}
