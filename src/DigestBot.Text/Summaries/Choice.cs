namespace DigestBot.Text;

/// <summary>Picks the best sentences one by one, passing over what was said already (maximal marginal relevance).</summary>
internal static class Choice
{
    private const double Redundancy = 0.6;
    private const double Repeated = 0.8;
    private const double Repetition = 3;
    private const double SameSection = 1;

    /// <param name="spread">Prefer sentences of sections that have none yet.</param>
    /// <returns>The chosen indexes, ascending.</returns>
    public static List<int> Greedy(Material material, TextRange range, double[] scores, int count, bool spread = false)
    {
        var chosen = new List<int>();
        var penalties = new double[range.Length];
        while (chosen.Count < Math.Min(count, range.Length))
        {
            var best = Best(range, scores, penalties);
            chosen.Add(best);
            Penalise(material.Units, range, best, penalties);
            if (spread && material.Sections.Find(section => best < section.End) is var section)
                for (var i = section.Start; i < section.End; i++)
                    penalties[i - range.Start] += SameSection;
            penalties[best - range.Start] = double.PositiveInfinity;
        }
        chosen.Sort();
        return chosen;
    }

    private static int Best(TextRange range, double[] scores, double[] penalties)
    {
        var (best, most) = (range.Start, scores[range.Start] - penalties[0]);
        for (var i = range.Start + 1; i < range.End; i++)
            if (scores[i] - penalties[i - range.Start] is var value && value > most)
                (best, most) = (i, value);
        return best;
    }

    private static void Penalise(UnitTerms units, TextRange range, int chosen, double[] penalties)
    {
        var words = new HashSet<int>();
        foreach (var term in units.Of(chosen))
            words.Add(term);
        for (var i = range.Start; i < range.End; i++)
        {
            var overlap = Overlap(units.Of(i), words);
            penalties[i - range.Start] += (Redundancy * overlap) + (overlap > Repeated ? Repetition : 0);
        }
    }

    private static double Overlap(ReadOnlySpan<int> terms, HashSet<int> words)
    {
        var shared = 0.0;
        foreach (var term in terms)
            if (words.Contains(term))
                shared++;
        return terms.Length == 0 ? 0 : shared / Math.Sqrt((double)terms.Length * Math.Max(1, words.Count));
    }
}
