namespace DigestBot.Text;

/// <summary>Cuts text without headings into parts where its words change.</summary>
/// <remarks>
/// The cut with the highest probability under the statistical model of M. Utiyama and H. Isahara, "A statistical model for
/// domain-independent text segmentation" (ACL 2001), found by dynamic programming over a bounded window.
/// </remarks>
internal static class PartCutter
{
    private const int FewestUnits = 3;

    public static List<SectionSentences> Cut(Material material)
    {
        var sections = new List<SectionSentences>();
        var whole = material.Paragraphs.Count >= FewestUnits;
        var units = whole
            ? material.Units.Gathered(material.Paragraphs.ConvertAll(paragraph => paragraph.Sentences))
            : material.Units;
        foreach (var part in TopicShifts.Find(units, material.Vocabulary.Count))
        {
            var name = $"Part {sections.Count + 1}";
            sections.Add(
                whole
                    ? SectionSentences.OfParagraphs(material, new DraftSection(name, 0, part))
                    : SectionSentences.OfSentences(material, name, part)
            );
        }
        return sections;
    }
}
