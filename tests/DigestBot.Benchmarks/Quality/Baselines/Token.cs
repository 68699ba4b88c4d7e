using DigestBot.Text;

namespace DigestBot.Benchmarks.Quality.Baselines;

/// <param name="Word">In lower case.</param>
/// <param name="Breaks">A mark other than a hyphen stands before it.</param>
internal sealed record Token(string Surface, string Word, int Sentence, bool StartsSentence, bool Breaks, bool IsStop)
{
    public bool IsNumber => Word.All(char.IsDigit);

    public bool IsCapitals => Surface.Length > 1 && Surface.All(char.IsUpper);

    public static List<Token> Of(string text)
    {
        var stops = StopWords.Of("en");
        var tokens = new List<Token>();
        var (sentence, starts, breaks) = (0, true, true);
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && Characters.IsWord(text[i]))
                i++;
            if (i > start)
            {
                var word = text[start..i].ToLowerInvariant();
                tokens.Add(new Token(text[start..i], word, sentence, starts, breaks, stops.Contains(word)));
                (starts, breaks) = (false, false);
            }
            if (i >= text.Length)
                break;
            if (text[i] is '.' or '!' or '?' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])))
            {
                sentence++;
                starts = true;
            }
            breaks |= !char.IsWhiteSpace(text[i]) && !Characters.IsHyphen(text[i]);
        }
        return tokens;
    }
}
