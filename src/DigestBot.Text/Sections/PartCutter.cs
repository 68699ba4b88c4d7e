namespace DigestBot.Text;

/// <summary>Cuts text without headings into parts where its words change.</summary>
/// <remarks>
/// The cut with the highest probability under the statistical model of M. Utiyama and H. Isahara, "A statistical model for
/// domain-independent text segmentation" (ACL 2001), found by dynamic programming over a bounded window.
/// </remarks>
internal static class PartCutter
{
    private const int FewestUnits = 3;

    /// <summary>Beyond so many units of a few words each, the text is cut between bundles of them.</summary>
    private const int MostTinyUnits = 2000;
    private const int TinyWords = 5;
    private const int BundleWords = 10;

    public static List<SectionSentences> Cut(Material material)
    {
        var sections = new List<SectionSentences>();
        var whole = material.Paragraphs.Count >= FewestUnits;
        var units = whole
            ? material.Units.Gathered(material.Paragraphs.ConvertAll(paragraph => paragraph.Sentences))
            : material.Units;
        foreach (var part in Parts(units, material.Vocabulary.Count))
        {
            var name = PartName.Of(sections.Count + 1);
            sections.Add(
                whole
                    ? SectionSentences.OfParagraphs(material, new DraftSection(name, 0, part))
                    : SectionSentences.OfSentences(material, name, part)
            );
        }
        return sections;
    }

    private static List<TextRange> Parts(UnitTerms units, int vocabulary)
    {
        if (units.Count <= MostTinyUnits || units.Words(new TextRange(0, units.Count)) >= units.Count * TinyWords)
            return TopicShifts.Find(units, vocabulary);
        var bundles = Bundles(units);
        return TopicShifts
            .Find(units.Gathered(bundles), vocabulary)
            .ConvertAll(part => new TextRange(bundles[part.Start].Start, bundles[part.End - 1].End));
    }

    private static List<TextRange> Bundles(UnitTerms units)
    {
        var bundles = new List<TextRange>();
        for (int start = 0, end = 0, words = 0; end < units.Count; )
        {
            words += units.Words(end++);
            if (words < BundleWords && end < units.Count)
                continue;
            bundles.Add(new TextRange(start, end));
            (start, words) = (end, 0);
        }
        return bundles;
    }
}
