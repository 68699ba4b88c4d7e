using System.Collections.Frozen;

namespace DigestBot.Text;

/// <summary>Numbers the stems of one article's content words; function words have no number.</summary>
internal sealed class Vocabulary
{
    public const int StopWord = -1;
    private const int LongestWord = 64;
    private readonly string language;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> stops;

    /// <summary>By the words as they are written, so that only a new spelling is brought to its stem.</summary>
    private readonly WordTable spellings = new();
    private readonly WordTable stems = new();

    public Vocabulary(string language)
    {
        this.language = language;
        stops = StopWords.Of(language).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public string Language => language;

    /// <summary>How many different stems were seen.</summary>
    public int Count => stems.Count;

    /// <summary>Adds the content words of a stretch of text to <paramref name="terms"/>.</summary>
    /// <returns>How many words it has, function words included.</returns>
    public int Read(ReadOnlySpan<char> text, List<int> terms)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && Characters.IsWord(text[i]))
                i++;
            if (i == start)
                continue;
            count++;
            if (IdOf(text.Slice(start, Math.Min(i - start, LongestWord))) is >= 0 and var id)
                terms.Add(id);
        }
        return count;
    }

    /// <summary>The different content words of a short text.</summary>
    public HashSet<int> Terms(string text)
    {
        var terms = new List<int>();
        Read(text, terms);
        return [.. terms];
    }

    private int IdOf(ReadOnlySpan<char> word)
    {
        ref var id = ref spellings.Number(word, out var isNew);
        if (isNew)
            id = StemId(word);
        return id;
    }

    private int StemId(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[LongestWord + 1];
        var length = Characters.ToLower(word, lower);
        if (length < 2 && !char.IsDigit(lower[0]) && lower[0] < 0x2E80 || stops.Contains(lower[..length]))
            return StopWord;
        ref var id = ref stems.Number(lower[..Stems.Reduce(lower, length, language)], out var isNew);
        if (isNew)
            id = stems.Count - 1;
        return id;
    }
}
