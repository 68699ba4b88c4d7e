namespace DigestBot.Text;

/// <summary>Scores sentences for the summary of a whole article: news says the most in its first sentences.</summary>
internal static class ArticleScores
{
    private const double Lead = 1.2;
    private const double Decay = 3;
    private const double Mean = 1;
    private const double Inverse = 0.2;
    private const double Title = 0.3;
    private const double SectionLead = 0.7;
    private const double LeansOnOther = 1;
    private const double Length = 0.4;
    private const double Long = 0.3;
    private const double Short = 1;
    private const double Quote = 0.15;
    private const double Broken = 1;
    private const double Question = 0.3;
    private const double Dangles = 0.1;
    private const int FullLength = 25;
    private const int LongFrom = 35;
    private const int ShortBelow = 8;

    /// <param name="headed">The article has headings: then each section's first sentences count too.</param>
    public static void Fill(
        Material material,
        List<SectionSentences> sections,
        double[] scores,
        HashSet<int> title,
        bool headed
    )
    {
        var rank = 0;
        foreach (var section in sections)
        {
            for (var i = section.First; i < section.Sentences.End; i++)
            {
                var look = material.Looks[i];
                scores[i] = At(material, i, rank, title) + (headed ? InSection(look, i - section.First) : 0);
                if (look.Words >= ShortBelow && !look.Broken)
                    rank++;
            }
        }
    }

    private static double At(Material material, int unit, int rank, HashSet<int> title) =>
        (Lead * Rounded.Exp(-rank / Decay))
        + (Inverse / (1 + rank))
        + (Mean * material.Salience.Mean(unit))
        + (Title * Shared(material.Units.Of(unit), title))
        + Shape(material.Looks[unit]);

    private static double InSection(SentenceLook look, int position) =>
        (SectionLead * Rounded.Exp(-position / Decay)) - (look.StandsAlone ? 0 : LeansOnOther);

    /// <summary>The share of a heading's words that a sentence has.</summary>
    public static double Shared(ReadOnlySpan<int> terms, HashSet<int> heading)
    {
        if (heading.Count == 0)
            return 0;
        var found = 0;
        foreach (var term in heading)
            if (terms.Contains(term))
                found++;
        return (double)found / heading.Count;
    }

    private static double Shape(SentenceLook look) =>
        (Length * Math.Min(look.Words, FullLength) / FullLength)
        - (look.Words > LongFrom ? Long : 0)
        - (look.Words < ShortBelow ? Short : 0)
        - (look.Quoted ? Quote : 0)
        - (look.Broken ? Broken : 0)
        - (look.Question ? Question : 0)
        - (look.Dangles ? Dangles : 0);
}
