namespace DigestBot.Text;

/// <summary>Chooses the one sentence that says the most of an article: an early one that is long and dense, yet readable.</summary>
internal static class TeaserChoice
{
    private const double Lead = 1.2;
    private const double Decay = 3;
    private const double Mean = 0.9;
    private const double Sum = 0.047;
    private const double Shared = 0.087;
    private const double Title = 0.3;
    private const double Length = 1.2;
    private const double Long = 0.15;
    private const double Unreadable = 1;
    private const double Quote = 0.45;
    private const double Broken = 1;
    private const double LeansOnOther = 0.35;
    private const double Covered = 15;
    private const int MostTerms = 25;
    private const int MostShared = 18;
    private const int FullLength = 45;
    private const int UnreadableFrom = 70;

    /// <returns>The sentence's index, in a list that is empty when there is none.</returns>
    public static List<int> Of(Material material, HashSet<int> title)
    {
        var (rank, best, most) = (0, -1, double.NegativeInfinity);
        var words = TeaserWords.Of(material);
        for (var i = 0; i < material.Units.Count; i++)
        {
            var score = Score(material, i, rank, title) + (Covered * words?.Share(i) ?? 0);
            if (score > most)
                (best, most) = (i, score);
            if (material.Looks[i].IsTelling)
                rank++;
        }
        return best < 0 ? [] : [best];
    }

    private static double Score(Material material, int unit, int rank, HashSet<int> title)
    {
        var terms = material.Units.Of(unit);
        return (Lead * Rounded.Exp(-rank / Decay))
            + (material.Salience.Mean(unit) * (Mean + (Sum * Math.Min(terms.Length, MostTerms))))
            + (Shared * Math.Min(material.SharedTerms(unit), MostShared))
            + (Title * ArticleScores.Shared(terms, title))
            + Shape(material.Looks[unit]);
    }

    private static double Shape(SentenceLook look) =>
        (Length * Math.Min(look.Words, FullLength) / FullLength)
        - (look.Words > FullLength ? Long : 0)
        - (look.Words > UnreadableFrom ? Unreadable : 0)
        - (look.Quoted ? Quote : 0)
        - (look.Broken ? Broken : 0)
        - (look.Question || look.Dangles ? LeansOnOther : 0);
}
