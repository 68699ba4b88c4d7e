using System.Globalization;
using System.Text;

namespace DigestBot.Text;

/// <summary>Finds words in a text however they are inflected in English, as a full-text index with Porter stemming does.</summary>
public static class WordSearch
{
    /// <summary>The places of the words, in reading order; each hit names the word that was asked for.</summary>
    public static IReadOnlyList<KeywordHit> Find(string text, IReadOnlyList<string> words)
    {
        var wanted = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in words)
            wanted.TryAdd(Stem(word), word);
        var hits = new List<KeywordHit>();
        for (var start = 0; start < text.Length; )
        {
            var end = WordEnd(text, start);
            if (end > start && wanted.TryGetValue(Stem(text[start..end]), out var word))
                hits.Add(new KeywordHit(word, word, new TextRange(start, end)));
            start = end > start ? end : start + 1;
        }
        return hits;
    }

    private static int WordEnd(string text, int from)
    {
        while (from < text.Length && Characters.IsWord(text[from]))
            from++;
        return from;
    }

    private static string Stem(string word)
    {
        var folded = Folded(word).ToCharArray();
        return new string(folded, 0, Stems.Reduce(folded, folded.Length, "en"));
    }

    /// <summary>Lowercase and without accents. Lone surrogates, which cannot be normalised, are no words.</summary>
    private static string Folded(string word)
    {
        if (Ascii.IsValid(word))
            return word.ToLowerInvariant();
        var sound = string.Concat(word.Where(c => !char.IsSurrogate(c)));
        return string.Concat(
            sound
                .Normalize(NormalizationForm.FormD)
                .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                .Select(char.ToLowerInvariant)
        );
    }
}
