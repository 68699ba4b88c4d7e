namespace DigestBot.Testing.Scores;

/// <summary>ROUGE-1, ROUGE-2 and ROUGE-L as F1 in percent, over stems (C.-Y. Lin, 2004).</summary>
public readonly record struct Rouge(double One, double Two, double Longest)
{
    private const int ShortestStemmed = 4;

    /// <param name="stem">Brings a lower-case word of four letters or more to its stem.</param>
    public static Rouge Of(string summary, string reference, Func<string, string> stem)
    {
        var (said, wanted) = (Words(summary, stem), Words(reference, stem));
        return new Rouge(Grams(said, wanted, 1), Grams(said, wanted, 2), Common(said, wanted));
    }

    public static Rouge operator +(Rouge a, Rouge b) => new(a.One + b.One, a.Two + b.Two, a.Longest + b.Longest);

    public static Rouge operator /(Rouge a, int count) => new(a.One / count, a.Two / count, a.Longest / count);

    public override string ToString() => FormattableString.Invariant($"{One:F1} / {Two:F1} / {Longest:F1}");

    private static List<string> Words(string text, Func<string, string> stem)
    {
        var words = new List<string>();
        text = text.ToLowerInvariant();
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && char.IsAsciiLetterOrDigit(text[i]))
                i++;
            if (i > start)
                words.Add(i - start < ShortestStemmed ? text[start..i] : stem(text[start..i]));
        }
        return words;
    }

    private static double Grams(List<string> said, List<string> wanted, int size)
    {
        var (ours, theirs) = (Count(said, size), Count(wanted, size));
        var shared = ours.Sum(gram => Math.Min(gram.Value, theirs.GetValueOrDefault(gram.Key)));
        return F1(shared, Math.Max(0, said.Count - size + 1), Math.Max(0, wanted.Count - size + 1));
    }

    private static Dictionary<string, int> Count(List<string> words, int size) =>
        Enumerable
            .Range(0, Math.Max(0, words.Count - size + 1))
            .Select(i => string.Join(' ', words.GetRange(i, size)))
            .CountBy(gram => gram, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);

    private static double Common(List<string> said, List<string> wanted)
    {
        var lengths = new int[wanted.Count + 1];
        foreach (var word in said)
        {
            var diagonal = 0;
            for (var j = 1; j <= wanted.Count; j++)
            {
                var above = lengths[j];
                lengths[j] = word == wanted[j - 1] ? diagonal + 1 : Math.Max(above, lengths[j - 1]);
                diagonal = above;
            }
        }
        return F1(lengths[^1], said.Count, wanted.Count);
    }

    private static double F1(int shared, int said, int wanted) =>
        said + wanted == 0 ? 0 : 200.0 * shared / (said + wanted);
}
