using System.Collections.Frozen;

namespace DigestBot.Text;

/// <summary>Tells a text's language by its script, or by which language's function words it uses most.</summary>
internal static class LanguageGuess
{
    public const string Unknown = "und";
    private const int LongestLook = 20_000;
    private const int FewestHits = 4;
    private const double LeastShare = 0.12;

    /// <summary>Function words that set apart the languages that have no full list here.</summary>
    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["it"] =
            "il lo gli di che è e un una per non con sono del della dei nel nella alla anche come più questo ma ha dal le si al",
        ["pt"] =
            "o os as um uma de do da dos das em no na não que e é com para por mais foi ao são como mas seu sua pelo pela também",
        ["nl"] =
            "de het een van en in is dat op te zijn met voor niet aan er om ook als bij maar uit door naar wordt heeft hij ze nog",
        ["sv"] =
            "och att det som en är på för av med den till inte har de ett om han var från men sig vi så kan när också efter",
        ["da"] =
            "og at det som en er på for af med den til ikke har de et om han var fra men sig vi så kan når også efter blev",
        ["pl"] = "i w na się nie z do że to jest jak o co ale po od za przez są tego być może był dla ich oraz tym",
        ["tr"] = "ve bir bu da de için ile çok olarak daha olan gibi kadar en ne var sonra değil ancak ama her o",
    };

    private static readonly (string Language, FrozenSet<string> Words)[] Candidates =
    [
        .. StopWords.Languages.Select(language => (language, StopWords.Of(language))),
        .. Others
            .OrderBy(other => other.Key, StringComparer.Ordinal)
            .Select(other => (other.Key, other.Value.Split(' ').ToFrozenSet(StringComparer.Ordinal))),
    ];

    /// <returns>An ISO 639-1 code, or <see cref="Unknown"/>.</returns>
    public static string Of(string text)
    {
        var look = text.AsSpan(0, Math.Min(text.Length, LongestLook));
        return ByScript(look) ?? ByWords(look);
    }

    private static string? ByScript(ReadOnlySpan<char> text)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var letters = 0;
        foreach (var c in text)
        {
            if (!char.IsLetter(c))
                continue;
            letters++;
            if (Script(c) is { } script)
                counts[script] = counts.GetValueOrDefault(script) + 1;
        }
        if (counts.GetValueOrDefault("ja") * 10 > letters)
            return "ja";
        var best = counts
            .OrderByDescending(count => count.Value)
            .ThenBy(c => c.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Value * 2 > letters ? best.Key : null;
    }

    private static string? Script(char c) =>
        c switch
        {
            < '\u0370' => null,
            <= '\u03FF' => "el",
            >= '\u0400' and <= '\u04FF' => "ru",
            >= '\u0590' and <= '\u05FF' => "he",
            >= '\u0600' and <= '\u06FF' => "ar",
            >= '\u0900' and <= '\u097F' => "hi",
            >= '\u3040' and <= '\u30FF' => "ja",
            >= '\u4E00' and <= '\u9FFF' => "zh",
            >= '\uAC00' and <= '\uD7AF' => "ko",
            _ => null,
        };

    private static string ByWords(ReadOnlySpan<char> text)
    {
        var hits = new int[Candidates.Length];
        var words = 0;
        Span<char> lower = stackalloc char[24];
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && Characters.IsWord(text[i]))
                i++;
            if (i == start)
                continue;
            words++;
            if (i - start > lower.Length)
                continue;
            var length = Characters.ToLower(text[start..i], lower);
            for (var candidate = 0; candidate < Candidates.Length; candidate++)
                if (Candidates[candidate].Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower[..length]))
                    hits[candidate]++;
        }
        var best = Array.IndexOf(hits, hits.Max());
        return hits[best] >= FewestHits && hits[best] >= LeastShare * words ? Candidates[best].Language : Unknown;
    }
}
