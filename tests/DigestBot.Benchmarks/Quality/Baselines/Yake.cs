namespace DigestBot.Benchmarks.Quality.Baselines;

/// <summary>YAKE: phrases of up to three words by their words' weights and their uses (Campos et al., 2020).</summary>
internal static class Yake
{
    private const int MostWords = 3;
    private const int Enough = 20;
    private const double TooAlike = 0.9;

    public static IEnumerable<string> Phrases(string text)
    {
        var tokens = Token.Of(text);
        var weights = new YakeWords(tokens).Weights;
        var kept = new List<string>();
        var ranked = Candidates(tokens)
            .GroupBy(words => string.Join(' ', words.Select(word => word.Word)))
            .Select(uses => (uses.Key, Score: Score(uses.First(), weights, uses.Count())))
            .OrderBy(phrase => phrase.Score);
        foreach (var (phrase, _) in ranked)
        {
            if (kept.Count < Enough && !kept.Exists(other => Likeness(phrase, other) > TooAlike))
                kept.Add(phrase);
        }
        return kept;
    }

    private static IEnumerable<List<Token>> Candidates(List<Token> tokens)
    {
        for (var start = 0; start < tokens.Count; start++)
        for (var length = 1; length <= MostWords && start + length <= tokens.Count; length++)
        {
            var (first, last) = (tokens[start], tokens[start + length - 1]);
            if (length > 1 && last.Breaks)
                break;
            if (!first.IsStop && !last.IsStop && !last.IsNumber && (length > 1 || first.Word.Length > 2))
                yield return tokens.GetRange(start, length);
        }
    }

    private static double Score(List<Token> words, IReadOnlyDictionary<string, double> weights, int uses)
    {
        var (product, sum) = (1.0, 0.0);
        foreach (var word in words.Where(word => !word.IsStop))
        {
            product *= weights[word.Word];
            sum += weights[word.Word];
        }
        return product / (uses * (1 + sum));
    }

    /// <summary>1 less the edit distance over the longer length.</summary>
    private static double Likeness(string one, string other)
    {
        var distances = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = distances[0];
            distances[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = distances[j];
                var replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                distances[j] = Math.Min(Math.Min(above, distances[j - 1]) + 1, replaced);
                diagonal = above;
            }
        }
        return 1 - (distances[^1] / (double)Math.Max(one.Length, other.Length));
    }
}
