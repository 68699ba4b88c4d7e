namespace DigestBot.Text;

/// <summary>A section before its sentences are found.</summary>
/// <param name="Lead">How many of its paragraphs stood before the article's first heading.</param>
internal sealed record DraftSection(string Heading, int Level, IReadOnlyList<string> Paragraphs, int Lead = 0);

/// <summary>Gathers blocks under their headings; text without headings becomes parts.</summary>
internal static class DraftSections
{
    /// <summary>Text before the first heading that has more words than this is a section of its own.</summary>
    private const int LongestLead = 120;
    private const string LeadHeading = "Introduction";

    public static List<DraftSection> Of(IReadOnlyList<TextBlock> body, Vocabulary vocabulary)
    {
        var lead = body.TakeWhile(block => block.Kind != BlockKind.Heading).Select(block => block.Text).ToList();
        var headed = Headed(body.Skip(lead.Count)).Where(section => section.Paragraphs.Count > 0).ToList();
        if (headed.Count == 0)
            return PartCutter.Cut(lead, vocabulary);
        if (lead.Sum(paragraph => Characters.CountWords(paragraph)) > LongestLead)
            headed.Insert(0, new DraftSection(LeadHeading, 0, lead));
        else
            headed[0] = headed[0] with { Paragraphs = [.. lead, .. headed[0].Paragraphs], Lead = lead.Count };
        return headed;
    }

    private static List<DraftSection> Headed(IEnumerable<TextBlock> blocks)
    {
        var sections = new List<DraftSection>();
        var paragraphs = new List<string>();
        foreach (var block in blocks)
        {
            if (block.Kind == BlockKind.Heading)
                sections.Add(new DraftSection(block.Text, Math.Clamp(block.Level, 1, 6), paragraphs = []));
            else
                paragraphs.Add(block.Text);
        }
        return sections;
    }
}
