namespace DigestBot.Benchmarks.Quality.Baselines;

/// <summary>RAKE: phrases between stop words, by the sum of their words' degree over frequency (Rose et al., 2010).</summary>
internal static class Rake
{
    public static IEnumerable<string> Phrases(string text)
    {
        var phrases = Between(Token.Of(text));
        var (frequency, degree) = (new Dictionary<string, double>(), new Dictionary<string, double>());
        foreach (var phrase in phrases)
        foreach (var word in phrase)
        {
            frequency[word] = frequency.GetValueOrDefault(word) + 1;
            degree[word] = degree.GetValueOrDefault(word) + phrase.Count;
        }
        return phrases
            .Select(phrase =>
                (Text: string.Join(' ', phrase), Score: phrase.Sum(word => degree[word] / frequency[word]))
            )
            .DistinctBy(phrase => phrase.Text)
            .OrderByDescending(phrase => phrase.Score)
            .Select(phrase => phrase.Text);
    }

    private static List<List<string>> Between(List<Token> tokens)
    {
        var phrases = new List<List<string>>();
        List<string>? phrase = null;
        foreach (var token in tokens)
        {
            if (token.Breaks || token.IsStop)
                phrase = null;
            if (token.IsStop)
                continue;
            if (phrase is null)
                phrases.Add(phrase = []);
            phrase.Add(token.Word);
        }
        return phrases;
    }
}
