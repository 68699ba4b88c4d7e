using System.Globalization;
using System.Text.RegularExpressions;
using DigestBot.Wording;

namespace DigestBot.Digests.Schedules.Phrases;

/// <summary>How long a pause lasts, or the sentence that says what would work. Neither: until somebody ends it.</summary>
internal sealed record PauseReading(PauseEnd? End, string? Fault = null);

/// <summary>Reads "3d", "2 weeks", "until monday", "until 24 dec", "until tomorrow 9:00".</summary>
internal static partial class PauseWords
{
    private static readonly TimeSpan _longest = TimeSpan.FromDays(2 * 366);

    private static readonly string[][] _numbers =
    [
        "zero a two three four five six seven eight nine ten eleven twelve".Split(' '),
        "null eine zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".Split(' '),
    ];

    private static readonly HashSet<string> _fillers = new(
        "until till til to on at the of bis zum zur am um an den dem der uhr".Split(' '),
        StringComparer.Ordinal
    );

    /// <param name="local">What the clock shows where the conversation is.</param>
    public static PauseReading Read(IReadOnlyList<string> words, DateTime local, FaultTexts say)
    {
        var said = words.Select(PhraseWords.Lower).ToList();
        if (said is [] or ["forever"] or ["until", "further", "notice"] or ["bis", "auf", "weiteres"])
            return new PauseReading(null);
        var end = Length(said, local) ?? Date(said, local);
        if (end is null)
            return new PauseReading(
                null,
                say.NoLength.With(("words", string.Join(' ', words)), ("examples", say.PauseExamples))
            );
        if (end.Local <= local || end.After <= TimeSpan.Zero)
            return new PauseReading(null, say.NotFuture.With(say.PauseExamples));
        return end.After > _longest || end.Local - local > _longest
            ? new PauseReading(null, say.PauseTooLong)
            : new PauseReading(end);
    }

    /// <summary>Whether a number at this place counts days or weeks rather than schedules.</summary>
    public static bool IsLength(IReadOnlyList<string> words, int at) =>
        Parts([.. words.Skip(at).Take(2).Select(PhraseWords.Lower)]) is not null;

    private static PauseEnd? Length(List<string> said, DateTime local)
    {
        var rest = said is ["for" or "für", ..] ? said[1..] : said;
        if (rest is ["fortnight"] or ["a", "fortnight"])
            return new PauseEnd(TimeSpan.FromDays(14), null);
        if (Parts(rest) is not { } length || rest.Count != length.Taken)
            return null;
        return length.Unit switch
        {
            'n' => new PauseEnd(TimeSpan.FromMinutes(length.Count), null),
            'h' => new PauseEnd(TimeSpan.FromHours(length.Count), null),
            'd' => new PauseEnd(TimeSpan.FromDays(length.Count), null),
            'w' => new PauseEnd(TimeSpan.FromDays(7 * length.Count), null),
            _ => new PauseEnd(null, local.AddMonths(length.Count)),
        };
    }

    private static (int Count, char Unit, int Taken)? Parts(List<string> said)
    {
        if (said.Count == 0)
            return null;
        if (Glued().Match(said[0]) is { Success: true } glued && Unit(glued.Groups["unit"].Value) is { } unit)
            return (Count(glued.Groups["count"].Value)!.Value, unit, 1);
        return said.Count > 1 && Count(said[0]) is { } count && Unit(said[1]) is { } named ? (count, named, 2) : null;
    }

    private static int? Count(string word) =>
        word is "an" or "one" or "ein" or "einen" or "einer" ? 1
        : _numbers.Select(numbers => Array.IndexOf(numbers, word)).FirstOrDefault(number => number > 0)
            is > 0
                and var spoken
            ? spoken
        : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Math.Min(count, 9999)
        : null;

    private static char? Unit(string word) =>
        word switch
        {
            "min" or "mins" or "minute" or "minutes" or "minuten" => 'n',
            "h" or "hr" or "hrs" or "hour" or "hours" or "std" or "stunde" or "stunden" => 'h',
            "d" or "day" or "days" or "tag" or "tage" or "tagen" => 'd',
            "w" or "wk" or "wks" or "week" or "weeks" or "woche" or "wochen" => 'w',
            "mo" or "month" or "months" or "monat" or "monate" or "monaten" => 'm',
            _ => null,
        };

    private static PauseEnd? Date(List<string> said, DateTime local)
    {
        var rest = said.Where(word => !_fillers.Contains(word)).ToList();
        var (day, taken) = DateWords.At(rest, DateOnly.FromDateTime(local));
        var time = taken < rest.Count ? TimeWords.At(rest, taken) : null;
        if (rest.Count == 0 || taken + (time?.Taken ?? 0) != rest.Count)
            return null;
        var on = day ?? DateOnly.FromDateTime(local);
        var end = on.ToDateTime(time?.Time ?? TimeOnly.MinValue);
        return new PauseEnd(null, day is null && end <= local ? end.AddDays(1) : end);
    }

    [GeneratedRegex(
        "^(?<count>[0-9]{1,4})(?<unit>[a-z]+)$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Glued();
}
