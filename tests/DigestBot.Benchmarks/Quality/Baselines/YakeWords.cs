namespace DigestBot.Benchmarks.Quality.Baselines;

/// <summary>YAKE's weight of each word from case, position, frequency, neighbours and spread; small is good.</summary>
internal sealed class YakeWords
{
    private readonly List<Token> tokens;
    private readonly Dictionary<string, List<int>> places;
    private readonly double usual;
    private readonly double most;
    private readonly int sentences;

    public YakeWords(List<Token> tokens)
    {
        this.tokens = tokens;
        places = Enumerable
            .Range(0, tokens.Count)
            .GroupBy(i => tokens[i].Word)
            .ToDictionary(g => g.Key, g => g.ToList());
        sentences = tokens.Count == 0 ? 1 : tokens[^1].Sentence + 1;
        var content = places.Values.Where(uses => !tokens[uses[0]].IsStop).Select(uses => (double)uses.Count).ToList();
        var mean = content.DefaultIfEmpty(1).Average();
        usual = mean + Math.Sqrt(content.Select(uses => Math.Pow(uses - mean, 2)).DefaultIfEmpty(0).Average());
        most = places.Values.Select(uses => uses.Count).DefaultIfEmpty(1).Max();
        Weights = places.Keys.ToDictionary(word => word, Weight);
    }

    public IReadOnlyDictionary<string, double> Weights { get; }

    private double Weight(string word)
    {
        var uses = places[word];
        var within = uses.ConvertAll(i => tokens[i].Sentence).Distinct().ToList();
        var capitals = uses.Count(i => tokens[i].IsCapitals);
        var names = uses.Count(i => char.IsUpper(tokens[i].Surface[0]) && !tokens[i].StartsSentence);
        var cased = Math.Max(capitals, names) / (1 + Math.Log(uses.Count));
        var position = Math.Log(Math.Log(3 + within[within.Count / 2]));
        var related = 1 + ((Variety(uses, -1) + Variety(uses, 1)) * uses.Count / most);
        var spread = (double)within.Count / sentences;
        return related * position / (cased + (uses.Count / usual / related) + (spread / related));
    }

    /// <summary>Different neighbours on one side over all neighbours there.</summary>
    private double Variety(List<int> uses, int side)
    {
        var near = uses.Where(i => i + side >= 0 && i + side < tokens.Count && !tokens[Math.Max(i, i + side)].Breaks)
            .Select(i => tokens[i + side].Word)
            .ToList();
        return near.Count == 0 ? 0 : (double)near.Distinct().Count() / near.Count;
    }
}
