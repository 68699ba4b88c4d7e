namespace DigestBot.Text;

/// <summary>Picks the best sentences one by one, passing over what was said already (maximal marginal relevance).</summary>
internal sealed class Choice(Material material, double[] scores, TextRange range)
{
    private const double Redundancy = 0.6;
    private const double Repeated = 0.8;
    private const double Repetition = 3;
    private const double SameSection = 1;
    private readonly double[] penalties = new double[range.Length];

    /// <param name="sections">Prefer sentences of those that have none yet.</param>
    /// <returns>The chosen indexes, ascending.</returns>
    public List<int> Greedy(int count, List<SectionSentences> sections)
    {
        var chosen = new List<int>();
        var most = Math.Min(count, range.Length);
        while (chosen.Count < most)
        {
            var best = Best();
            chosen.Add(best);
            if (chosen.Count == most)
                break;
            Penalise(best);
            if (sections.Find(section => best < section.Sentences.End) is { } section)
                for (var i = section.First; i < section.Sentences.End; i++)
                    penalties[i - range.Start] += SameSection;
            penalties[best - range.Start] = double.PositiveInfinity;
        }
        chosen.Sort();
        return chosen;
    }

    private int Best()
    {
        var values = scores.AsSpan(range.Start, range.Length);
        var (best, most) = (0, values[0] - penalties[0]);
        for (var i = 1; i < values.Length; i++)
            if (values[i] - penalties[i] is var value && value > most)
                (best, most) = (i, value);
        return range.Start + best;
    }

    /// <summary>Marks down what says again what a chosen sentence says.</summary>
    private void Penalise(int chosen)
    {
        var words = material.Marks;
        words.Clear();
        foreach (var term in material.Units.Of(chosen))
            words.Add(term);
        for (var i = 0; i < penalties.Length; i++)
        {
            var overlap = Overlap(material.Units.Of(range.Start + i), words);
            penalties[i] += (Redundancy * overlap) + (overlap > Repeated ? Repetition : 0);
        }
    }

    private static double Overlap(ReadOnlySpan<int> terms, TermMarks words)
    {
        var shared = 0;
        foreach (var term in terms)
            shared += words.Has(term) ? 1 : 0;
        return shared == 0 ? 0 : shared / Math.Sqrt((double)terms.Length * Math.Max(1, words.Count));
    }
}
