namespace DigestBot.Text;

/// <summary>A heading and the paragraphs under it.</summary>
/// <param name="Paragraphs">Their numbers in the article.</param>
/// <param name="Lead">How many of its paragraphs stood before the article's first heading.</param>
internal readonly record struct DraftSection(string Heading, int Level, TextRange Paragraphs, int Lead = 0);

/// <summary>Gathers blocks under their headings; text without headings becomes parts.</summary>
internal static class DraftSections
{
    /// <summary>Text before the first heading that has more words than this is a section of its own.</summary>
    private const int LongestLead = 120;
    private const string LeadHeading = "Introduction";

    public static List<SectionSentences> Of(IReadOnlyList<TextBlock> body, Material material)
    {
        var lead = 0;
        while (lead < body.Count && body[lead].Kind != BlockKind.Heading)
            lead++;
        var drafts = Headed(body, lead);
        if (drafts.Count == 0)
            return PartCutter.Cut(material);
        if (Words(material, lead) > LongestLead)
            drafts.Insert(0, new DraftSection(LeadHeading, 0, new TextRange(0, lead)));
        else
            drafts[0] = drafts[0] with { Paragraphs = drafts[0].Paragraphs with { Start = 0 }, Lead = lead };
        return drafts.ConvertAll(draft => SectionSentences.OfParagraphs(material, draft));
    }

    /// <param name="first">The first heading's place among the blocks, which is how many paragraphs stand before it.</param>
    private static List<DraftSection> Headed(IReadOnlyList<TextBlock> body, int first)
    {
        var drafts = new List<DraftSection>();
        for (var (i, paragraph) = (first, first); i < body.Count; )
        {
            var (heading, start) = (body[i++], paragraph);
            for (; i < body.Count && body[i].Kind != BlockKind.Heading; i++)
                paragraph++;
            if (paragraph > start)
                drafts.Add(
                    new DraftSection(heading.Text, Math.Clamp(heading.Level, 1, 6), new TextRange(start, paragraph))
                );
        }
        return drafts;
    }

    private static int Words(Material material, int paragraphs)
    {
        var words = 0;
        for (var i = 0; i < paragraphs; i++)
            words += Characters.CountWords(material.Paragraphs[i].Text);
        return words;
    }
}
