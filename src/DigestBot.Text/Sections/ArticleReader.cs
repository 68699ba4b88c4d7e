namespace DigestBot.Text;

public enum BlockKind
{
    Paragraph,
    Heading,
    ListItem,
    Quote,
}

/// <summary>A block of an article whose format already told what it is (Markdown, HTML).</summary>
/// <param name="Level">1–6 for a heading, else 0.</param>
public sealed record TextBlock(BlockKind Kind, string Text, int Level = 0);

/// <summary>What is known of an article before its text is read; null where the source does not say.</summary>
public sealed record ArticleHead(
    string? Title = null,
    string? Byline = null,
    string? Standfirst = null,
    string? Language = null
);

/// <param name="ArticleSentences">How many sentences the summary of the whole article has.</param>
/// <param name="SectionSentences">At most how many sentences the summary of a section has.</param>
public sealed record ReadOptions(int ArticleSentences = 3, int SectionSentences = 2)
{
    public static ReadOptions Default { get; } = new();
}

/// <summary>Turns text into an <see cref="ArticleText"/>. Pure and deterministic.</summary>
public static class ArticleReader
{
    /// <summary>Reads plain text: blocks are separated by blank lines and headings are found by their look.</summary>
    public static ArticleText ReadPlain(string text, ArticleHead head, ReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(head);
        var start = new PlainHead(PlainBlocks.Of(text), head);
        var body = start.Take();
        var known = new ArticleHead(start.Title, start.Byline, start.Standfirst, head.Language);
        return Read(PlainHeadings.Mark(body), known, options);
    }

    /// <summary>Reads blocks whose headings are known.</summary>
    public static ArticleText ReadBlocks(IReadOnlyList<TextBlock> blocks, ArticleHead head, ReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        ArgumentNullException.ThrowIfNull(head);
        var start = new MarkedHead(blocks, head);
        var body = start.Take();
        return Read(body, new ArticleHead(start.Title, start.Byline, start.Standfirst, head.Language), options);
    }

    private static ArticleText Read(IReadOnlyList<TextBlock> body, ArticleHead head, ReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var language = Languages.Of(head.Language, body);
        var paragraphs = body.Where(block => block.Kind != BlockKind.Heading).Select(block => block.Text);
        var material = new Material(paragraphs, new Vocabulary(language));
        var sections = DraftSections.Of(body, material);
        var summaries = Summariser.Summarise(material, sections, head.Title ?? "", options);
        return new ArticleText(
            head.Title ?? "",
            head.Byline,
            head.Standfirst,
            language,
            [.. sections.Select((section, index) => section.ToSection(index + 1, summaries.Sections[index]))],
            summaries.Article,
            Languages.Warnings(language, sections.Count)
        );
    }
}
