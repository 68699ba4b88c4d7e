namespace DigestBot.Text;

/// <summary>How much each word, and through its words each sentence, is what an article is about.</summary>
internal sealed class Salience
{
    private readonly double[] weights;
    private readonly UnitTerms units;

    private Salience(UnitTerms units, double[] weights)
    {
        this.units = units;
        this.weights = weights;
    }

    public static Salience Of(UnitTerms units, int vocabulary)
    {
        var uses = new int[vocabulary];
        var inUnits = new int[vocabulary];
        var lastUnit = new int[vocabulary];
        Array.Fill(lastUnit, -1);
        for (var unit = 0; unit < units.Count; unit++)
        {
            foreach (var term in units.Of(unit))
            {
                uses[term]++;
                if (lastUnit[term] != unit)
                    inUnits[term]++;
                lastUnit[term] = unit;
            }
        }
        var found = new double[vocabulary];
        for (var term = 0; term < vocabulary; term++)
            found[term] = inUnits[term] < 2 ? 0 : Rounded.Log(1 + uses[term]);
        var most = found.Length == 0 ? 1 : Math.Max(found.Max(), 1e-9);
        for (var term = 0; term < vocabulary; term++)
            found[term] /= most;
        return new Salience(units, found);
    }

    /// <summary>The weight of a word, 0 to 1; words first seen in a heading weigh nothing.</summary>
    public double Weight(int term) => term < weights.Length ? weights[term] : 0;

    /// <summary>The mean weight of a sentence's content words, 0 to 1.</summary>
    public double Mean(int unit)
    {
        var terms = units.Of(unit);
        var sum = 0.0;
        foreach (var term in terms)
            sum += Weight(term);
        return terms.Length == 0 ? 0 : sum / terms.Length;
    }
}
