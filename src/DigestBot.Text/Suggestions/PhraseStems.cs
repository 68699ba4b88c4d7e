using System.Collections.Frozen;

namespace DigestBot.Text;

/// <summary>Numbers the stems of the words that phrases are made of.</summary>
internal sealed class PhraseStems
{
    private const int LongestWord = 64;
    private readonly string language;
    private readonly FrozenSet<string> stops;
    private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> stems = new(StringComparer.Ordinal);

    public PhraseStems(string language)
    {
        English = !StopWords.Knows(language) || language == "en";
        this.language = English ? "en" : language;
        stops = StopWords.Of(this.language);
    }

    public bool English { get; }

    public int Of(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[LongestWord + 1];
        var length = word[..Math.Min(word.Length, LongestWord)].ToLowerInvariant(lower);
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(lower[..length], out var number))
            return number;
        var surface = lower[..length].ToString();
        number = IsIdle(surface)
            ? Vocabulary.StopWord
            : Number(lower[..Stems.Reduce(lower, length, language)].ToString());
        words.Add(surface, number);
        return number;
    }

    private bool IsIdle(string word) =>
        stops.Contains(word)
        || (English && EverydayWords.Has(word))
        || word.All(char.IsDigit)
        || word.Any(Characters.IsApostrophe);

    private int Number(string stem)
    {
        if (!stems.TryGetValue(stem, out var number))
            stems.Add(stem, number = stems.Count);
        return number;
    }
}
