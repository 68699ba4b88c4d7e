namespace DigestBot.Text;

/// <summary>Cuts text without headings into parts where its words change.</summary>
/// <remarks>
/// The cut with the highest probability under the statistical model of M. Utiyama and H. Isahara, "A statistical model for
/// domain-independent text segmentation" (ACL 2001), found by dynamic programming over a bounded window.
/// </remarks>
internal static class PartCutter
{
    private const int FewestUnits = 3;

    public static List<DraftSection> Cut(List<string> paragraphs, Vocabulary vocabulary)
    {
        var units = paragraphs.Count >= FewestUnits ? paragraphs : Sentences(paragraphs, vocabulary.Language);
        var separator = paragraphs.Count >= FewestUnits ? "\n\n" : " ";
        var terms = new UnitTerms();
        foreach (var unit in units)
            terms.Add(vocabulary, unit);
        var parts = new List<DraftSection>();
        foreach (var part in TopicShifts.Find(terms, vocabulary.Count))
        {
            var texts = units.GetRange(part.Start, part.Length);
            parts.Add(
                new DraftSection($"Part {parts.Count + 1}", 0, separator == " " ? [string.Join(' ', texts)] : texts)
            );
        }
        return parts;
    }

    private static List<string> Sentences(List<string> paragraphs, string language) =>
        [.. paragraphs.SelectMany(text => SentenceSplitter.Split(text, language).Select(range => range.In(text)))];
}
