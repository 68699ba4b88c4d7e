using System.Globalization;
using System.Text.RegularExpressions;

namespace DigestBot.Digests.Schedules.Phrases;

/// <summary>Reads times of day: "8:30", "7pm", "noon", "half past eight", "eight thirty".</summary>
internal static partial class TimeWords
{
    private static readonly string[] _hours = Words(
        "zero one two three four five six seven eight nine ten eleven twelve"
    );

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
    };

    /// <summary>The time that begins at a word, and how many words it takes.</summary>
    public static (TimeOnly Time, int Taken)? At(IReadOnlyList<string> words, int at)
    {
        var (word, next, third) = (Lower(words, at), Lower(words, at + 1), Lower(words, at + 2));
        if (Minutes(word) is { } minutes && next is "past" or "to" && Hour(third) is { } hour)
            return (Shifted(hour, next == "past" ? minutes : -minutes), 3);
        if (Clock(word) is { } clock)
            return IsBareHour(word) && IsMinutesOnly(next)
                ? (clock.AddMinutes(int.Parse(next, CultureInfo.InvariantCulture)), 2)
                : (clock, 1);
        if (Array.IndexOf(_hours, word) is > 0 and var spoken)
            return
                _minutes.TryGetValue(next, out var past)
                && next is not ("half" or "quarter")
                && third is not ("past" or "to")
                ? (Shifted(spoken, past), 2)
                : (Shifted(spoken, 0), 1);
        return null;
    }

    /// <summary>The time that a word alone is: "8", "8:30", "0830", "7pm", "noon".</summary>
    public static TimeOnly? Clock(string word)
    {
        var lower = PhraseWords.Lower(word).Replace(" ", "", StringComparison.Ordinal).TrimEnd('.');
        if (lower is "noon" or "midday" or "lunchtime")
            return new TimeOnly(12, 0);
        if (lower is "midnight")
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
        if (Array.IndexOf(_hours, word) is > 0 and var spoken)
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
