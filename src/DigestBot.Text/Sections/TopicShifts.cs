namespace DigestBot.Text;

/// <summary>The most probable cut of a row of units by the words they use.</summary>
internal sealed class TopicShifts
{
    private const int MostWords = 1200;
    private const int MostUnits = 120;
    private const int FewestWords = 60;
    private static readonly long ShortPenalty = Rounded.Fixed(30);
    private readonly UnitTerms units;
    private readonly PartCosts costs;
    private readonly int[] wordsBefore;
    private readonly long[] best;
    private readonly int[] from;

    private TopicShifts(UnitTerms units, int vocabulary)
    {
        this.units = units;
        costs = new PartCosts(units, vocabulary);
        wordsBefore = new int[units.Count + 1];
        best = new long[units.Count + 1];
        from = new int[units.Count + 1];
    }

    /// <returns>The parts as ranges of units, covering all of them.</returns>
    public static List<TextRange> Find(UnitTerms units, int vocabulary)
    {
        var shifts = new TopicShifts(units, vocabulary);
        var start = 0;
        for (var unit = 0; unit < units.Count; unit++)
        {
            shifts.wordsBefore[unit + 1] = shifts.wordsBefore[unit] + units.Words(unit);
            while (start < unit && !shifts.Reaches(start, unit))
                start++;
            shifts.Extend(start, unit);
        }
        return shifts.Trace();
    }

    /// <summary>Whether a part that begins at <paramref name="start"/> may go on with a unit.</summary>
    private bool Reaches(int start, int unit) =>
        unit - start < MostUnits && wordsBefore[unit] - wordsBefore[start] < MostWords;

    /// <summary>Tries every part that ends with <paramref name="unit"/> and is not too long.</summary>
    private void Extend(int first, int unit)
    {
        costs.Add(unit, first);
        var parts = costs.To(unit, first);
        var before = best.AsSpan(first, parts.Length);
        var words = wordsBefore.AsSpan(first, parts.Length);
        var enough = wordsBefore[unit + 1] - FewestWords;
        var (least, start) = (long.MaxValue, unit);
        for (var i = parts.Length - 1; i >= 0; i--)
        {
            var cost = before[i] + parts[i] + (words[i] > enough ? ShortPenalty : 0);
            if (cost <= least)
                (least, start) = (cost, first + i);
        }
        (best[unit + 1], from[unit + 1]) = (least, start);
    }

    private List<TextRange> Trace()
    {
        var parts = new List<TextRange>();
        for (var end = units.Count; end > 0; end = from[end])
            parts.Add(new TextRange(from[end], end));
        parts.Reverse();
        return parts;
    }
}
