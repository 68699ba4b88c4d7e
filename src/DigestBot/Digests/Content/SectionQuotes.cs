using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Topics;

namespace DigestBot.Digests.Content;

/// <summary>Sections as digest cards quote them: in the article's own sentences, marked with the article's own quotation marks.</summary>
internal sealed class SectionQuotes(TopicIndex topics)
{
    /// <summary>A quote of more characters than this would fill a message alone; it is left out, for it is never cut.</summary>
    public const int LongestQuote = 4000;

    /// <summary>Stands where a quote is left out, without quotation marks.</summary>
    public const string TooLongToQuote = "Too long to quote here.";

    private const int TopicsShown = 3;

    public SectionView View(Article article, Section section) =>
        Quote(section) is { Length: <= LongestQuote } quote
            ? View(
                article,
                section,
                Typography.ShownRun(quote, article.Language, first: true),
                Typography.Open(article.Language),
                Typography.Close(article.Language)
            )
            : View(article, section, TooLongToQuote, "", "");

    private SectionView View(Article article, Section section, string quote, string open, string close) =>
        new(
            Id(section),
            section.Ordinal,
            Typography.Shown(section.Heading, article.Language),
            [new QuoteRun(quote)],
            [.. topics.TopicsOf(section.Id).Take(TopicsShown).Select(topic => Typography.Breakable(topic.Title))],
            Typography.IsRightToLeft(article.Language),
            open,
            close
        );

    public DigestArticleView View(Article article, IEnumerable<Section> sections) =>
        new(
            article.Id.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Typography.IsRightToLeft(article.Language),
            Typography.Shown(article.Title, article.Language),
            Typography.Breakable(Source(article)),
            article.Url?.AbsoluteUri ?? "",
            [.. sections.Select(section => View(article, section))]
        );

    /// <summary>The summary's sentences; an ellipsis stands for what was left out between two of them.</summary>
    public static string Quote(Section section)
    {
        var quote = new System.Text.StringBuilder();
        for (var i = 0; i < section.Summary.Count; i++)
        {
            if (i > 0)
                quote.Append(section.Summary[i] == section.Summary[i - 1] + 1 ? " " : " … ");
            quote.Append(section.Sentences[section.Summary[i]].In(section.Text));
        }
        return quote.ToString();
    }

    /// <summary>"Harbour Review · 12 Nov 2026".</summary>
    public static string Source(Article article) =>
        string.Join(
            " · ",
            new[] { article.Publisher ?? article.Byline, Date(article) }.Where(part => !string.IsNullOrEmpty(part))
        );

    public static string Id(Section section) =>
        section.Id.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Date(Article article) =>
        article
            .Published?.ToString("d MMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB"))
            .Replace(' ', '\u00A0')
        ?? "";
}
