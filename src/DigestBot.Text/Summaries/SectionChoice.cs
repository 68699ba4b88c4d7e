namespace DigestBot.Text;

/// <summary>Chooses the one or two sentences of a section that stand on their own.</summary>
internal static class SectionChoice
{
    private const int FewestForTwo = 4;
    private const double LeansOnOther = 2;
    private const double BeforeHeading = 1.5;

    public static IReadOnlyList<int> Of(Material material, double[] scores, SectionSentences section, int most)
    {
        var range = section.Sentences;
        if (range.Length == 0 || most <= 0)
            return [];
        var heading = section.HasHeading ? material.Vocabulary.Terms(section.Heading) : [];
        for (var i = range.Start; i < range.End; i++)
            scores[i] = Score(material, i, i - range.Start - section.Lead, heading);
        var chosen = new Choice(material, scores, range).Greedy(range.Length < FewestForTwo ? 1 : most, []);
        return Whole(chosen, material.Looks, scores).ConvertAll(i => i - range.Start);
    }

    /// <summary>Sentences that stand alone; where none does, the best one.</summary>
    private static List<int> Whole(List<int> chosen, List<SentenceLook> looks, double[] scores) =>
        chosen.FindAll(i => looks[i].StandsAlone) is { Count: > 0 } whole ? whole : [chosen.MaxBy(i => scores[i])];

    /// <param name="position">Counted from the heading; negative for the lead that stood before it.</param>
    private static double Score(Material material, int unit, int position, HashSet<int> heading) =>
        (0.8 * Rounded.Exp(-Math.Max(0, position) / 4.0))
        + material.Salience.Mean(unit)
        + (0.5 * ArticleScores.Shared(material.Units.Of(unit), heading))
        + Shape(material.Looks[unit])
        - (position < 0 ? BeforeHeading : 0);

    private static double Shape(SentenceLook look) =>
        (0.4 * Math.Min(look.Words, 22) / 22)
        - (look.Words > 40 ? 0.4 : 0)
        - (look.Words < 8 ? 0.8 : 0)
        - (look.Quoted ? 0.15 : 0)
        - (look.Dangles ? LeansOnOther : 0)
        - (look.Question ? LeansOnOther : 0)
        - (look.Broken ? LeansOnOther + 1 : 0);
}
