namespace DigestBot.Text;

/// <summary>How much of a person's short summary a sentence would say: a summary repeats the words an article opens with and comes back to.</summary>
internal sealed class TeaserWords
{
    private const double Rare = 3.2;
    private const double Weight = 1.95;
    private const double Opening = 1.9;
    private const double Decay = 3;
    private const double Early = 0.3;
    private const int EarlyBelow = 8;
    private const double FunctionWord = 0.35;
    private const int SummaryWords = 55;
    private const double MostBroken = 0.15;
    private readonly Material material;
    private readonly double[] chances;

    private TeaserWords(Material material, double[] chances)
    {
        this.material = material;
        this.chances = chances;
    }

    /// <returns>Null for a text with bylines and captions run into it: its first words tell little.</returns>
    public static TeaserWords? Of(Material material)
    {
        var looks = material.Looks;
        if (looks.Count == 0 || !looks[0].IsTelling || looks.Count(look => look.Broken) > MostBroken * looks.Count)
            return null;
        return new TeaserWords(material, Chances(material));
    }

    /// <summary>The share, 0 to 1, of the words of both that a sentence and the summary are likely to have in common.</summary>
    public double Share(int unit)
    {
        var terms = material.Units.Of(unit);
        var words = material.Looks[unit].Words;
        var common = FunctionWord * (words - terms.Length);
        material.Marks.Clear();
        foreach (var term in terms)
        {
            if (!material.Marks.Has(term))
                common += chances[term];
            material.Marks.Add(term);
        }
        return 2 * common / (words + SummaryWords);
    }

    /// <summary>How likely each word is in a summary.</summary>
    private static double[] Chances(Material material)
    {
        var (first, early) = Uses(material);
        var found = new double[first.Length];
        for (var term = 0; term < found.Length; term++)
        {
            var opening = first[term] < 0 ? 0 : Opening * Rounded.Exp(-first[term] / Decay);
            var sum = (Weight * material.Salience.Weight(term)) + opening + (Early * early[term]) - Rare;
            found[term] = 1 / (1 + Rounded.Exp(-sum));
        }
        return found;
    }

    /// <summary>For each word, the first telling sentence with it, or -1, and how many of the first such sentences have it.</summary>
    private static (int[] First, int[] Early) Uses(Material material)
    {
        var (first, early) = (new int[material.Vocabulary.Count], new int[material.Vocabulary.Count]);
        Array.Fill(first, -1);
        var rank = 0;
        for (var i = 0; i < material.Units.Count; i++)
        {
            if (!material.Looks[i].IsTelling)
                continue;
            material.Marks.Clear();
            foreach (var term in material.Units.Of(i))
            {
                first[term] = first[term] < 0 ? rank : first[term];
                early[term] += rank < EarlyBelow && !material.Marks.Has(term) ? 1 : 0;
                material.Marks.Add(term);
            }
            rank++;
        }
        return (first, early);
    }
}
