using DigestBot.Text;

namespace DigestBot.Benchmarks.Quality.Baselines;

/// <summary>Summaries by graph methods, over stems without function words.</summary>
internal static class GraphSummaries
{
    private const double FewestAlike = 0.1;

    /// <summary>TextRank: shared words over the logarithms of the lengths (Mihalcea and Tarau, 2004).</summary>
    public static string TextRank(string text, int count)
    {
        return Summary(text, count, sentences => (i, j) => Alike(sentences[i], sentences[j]));

        static double Alike(Dictionary<int, int> one, Dictionary<int, int> other)
        {
            var lengths = Math.Log(Math.Max(1, one.Values.Sum())) + Math.Log(Math.Max(1, other.Values.Sum()));
            return lengths <= 0 ? 0 : one.Keys.Count(other.ContainsKey) / lengths;
        }
    }

    /// <summary>LexRank: cosine of tf·idf vectors, from 0.1 an edge of weight 1 (Erkan and Radev, 2004).</summary>
    public static string LexRank(string text, int count) =>
        Summary(
            text,
            count,
            sentences =>
            {
                var idf = sentences
                    .SelectMany(words => words.Keys)
                    .CountBy(word => word)
                    .ToDictionary(word => word.Key, word => Math.Log((1.0 + sentences.Count) / word.Value));
                var norms = sentences.ConvertAll(words => Math.Sqrt(words.Sum(word => Square(word, idf))));
                return (i, j) =>
                    Dot(sentences[i], sentences[j], idf) > FewestAlike * norms[i] * norms[j] && norms[i] > 0 ? 1 : 0;
            }
        );

    private static double Square(KeyValuePair<int, int> word, Dictionary<int, double> idf) =>
        Math.Pow(word.Value * idf[word.Key], 2);

    private static double Dot(Dictionary<int, int> one, Dictionary<int, int> other, Dictionary<int, double> idf) =>
        one.Sum(word => word.Value * other.GetValueOrDefault(word.Key) * idf[word.Key] * idf[word.Key]);

    private static string Summary(
        string text,
        int count,
        Func<List<Dictionary<int, int>>, Func<int, int, double>> alike
    )
    {
        var ranges = SentenceSplitter.Split(text);
        var vocabulary = new Vocabulary("en");
        var sentences = ranges.Select(range => Bag(vocabulary, range.In(text))).ToList();
        var best = SentenceGraph.Best(sentences.Count, alike(sentences), count);
        return string.Join(' ', best.Select(i => ranges[i].In(text)));
    }

    private static Dictionary<int, int> Bag(Vocabulary vocabulary, string sentence)
    {
        var terms = new List<int>();
        vocabulary.Read(sentence, terms);
        return terms.CountBy(term => term).ToDictionary();
    }
}
