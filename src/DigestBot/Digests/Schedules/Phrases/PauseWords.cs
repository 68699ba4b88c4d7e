using System.Globalization;
using System.Text.RegularExpressions;

namespace DigestBot.Digests.Schedules.Phrases;

/// <summary>How long a pause lasts, or the sentence that says what would work. Neither: until somebody ends it.</summary>
internal sealed record PauseReading(PauseEnd? End, string? Fault = null);

/// <summary>Reads "3d", "2 weeks", "until monday", "until 24 dec", "until tomorrow 9:00".</summary>
internal static partial class PauseWords
{
    private const string Examples =
        "Write for example /pause 3d, /pause 2 weeks, /pause until monday or /pause until 24 dec.";
    private static readonly TimeSpan _longest = TimeSpan.FromDays(2 * 366);

    private static readonly string[] _numbers =
        "zero a two three four five six seven eight nine ten eleven twelve".Split(' ');

    /// <param name="local">What the clock shows where the conversation is.</param>
    public static PauseReading Read(IReadOnlyList<string> words, DateTime local)
    {
        var said = words.Select(PhraseWords.Lower).ToList();
        if (said is [] or ["forever"] or ["until", "further", "notice"])
            return new PauseReading(null);
        var end = Length(said, local) ?? Date(said, local);
        if (end is null)
            return new PauseReading(null, $"“{string.Join(' ', words)}” is no length of time and no day. {Examples}");
        if (end.Local <= local || end.After <= TimeSpan.Zero)
            return new PauseReading(null, $"That is not in the future. {Examples}");
        return end.After > _longest || end.Local - local > _longest
            ? new PauseReading(null, "A pause lasts two years at most; /pause alone lasts until /resume.")
            : new PauseReading(end);
    }

    /// <summary>Whether a number at this place counts days or weeks rather than schedules.</summary>
    public static bool IsLength(IReadOnlyList<string> words, int at) =>
        Parts([.. words.Skip(at).Take(2).Select(PhraseWords.Lower)]) is not null;

    private static PauseEnd? Length(List<string> said, DateTime local)
    {
        var rest = said is ["for", ..] ? said[1..] : said;
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
        word is "an" or "one" ? 1
        : Array.IndexOf(_numbers, word) is > 0 and var spoken ? spoken
        : int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? Math.Min(count, 9999)
        : null;

    private static char? Unit(string word) =>
        word switch
        {
            "min" or "mins" or "minute" or "minutes" => 'n',
            "h" or "hr" or "hrs" or "hour" or "hours" => 'h',
            "d" or "day" or "days" => 'd',
            "w" or "wk" or "wks" or "week" or "weeks" => 'w',
            "mo" or "month" or "months" => 'm',
            _ => null,
        };

    private static PauseEnd? Date(List<string> said, DateTime local)
    {
        var rest = said.Where(word => word is not ("until" or "till" or "til" or "to" or "on" or "at" or "the" or "of"))
            .ToList();
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
