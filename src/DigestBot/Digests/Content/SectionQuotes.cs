using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Topics;
using DigestBot.Wording;

namespace DigestBot.Digests.Content;

/// <summary>Sections as digest cards quote them: in the article's own sentences, marked with the article's own quotation marks.</summary>
internal sealed class SectionQuotes(TopicIndex topics)
{
    /// <summary>A quote of more characters than this would fill a message alone; it is left out, for it is never cut.</summary>
    public const int LongestQuote = 4000;

    private const int TopicsShown = 3;

    public DigestArticleView View(Article article, IEnumerable<DigestItem> items, Language language) =>
        new(
            article.Id.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Typography.IsRightToLeft(article.Language),
            Typography.Shown(article.Title, article.Language),
            Typography.Breakable(Source(article, language)),
            article.Url?.AbsoluteUri ?? "",
            [.. items.Select(item => View(item, language))]
        );

    private SectionView View(DigestItem item, Language language) =>
        Quote(item.Section) is { Length: <= LongestQuote } quote
            ? View(
                item,
                Typography.ShownRun(quote, item.Article.Language, first: true),
                Typography.Open(item.Article.Language),
                Typography.Close(item.Article.Language)
            )
            : View(item, language.Texts.Digest.TooLongToQuote, "", "");

    private SectionView View(DigestItem item, string quote, string open, string close) =>
        new(
            Id(item.Section),
            item.Section.Ordinal,
            Typography.Shown(item.Section.Heading, item.Article.Language),
            [new QuoteRun(quote)],
            [.. topics.TopicsOf(item.Section.Id).Take(TopicsShown).Select(topic => Typography.Breakable(topic.Title))],
            Typography.IsRightToLeft(item.Article.Language),
            open,
            close,
            item.IsUpdated,
            Typography.Breakable(item.Why)
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
    public static string Source(Article article, Language language) =>
        string.Join(
            " · ",
            new[] { article.Publisher ?? article.Byline, Date(article, language) }.Where(part =>
                !string.IsNullOrEmpty(part)
            )
        );

    public static string Id(Section section) =>
        section.Id.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Date(Article article, Language language) =>
        article.Published is { } published ? language.Date(published) : "";
}
