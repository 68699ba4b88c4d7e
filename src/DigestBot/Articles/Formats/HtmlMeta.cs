using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DigestBot.Text;
using SmartReader;
using Readable = SmartReader.Article;

namespace DigestBot.Articles.Formats;

/// <summary>What a page's meta tags say about its article.</summary>
internal sealed record HtmlMeta(
    string? Title,
    string? Author,
    string? Description,
    string? Language,
    string? Site,
    DateOnly? Published,
    Uri? Url
)
{
    private const int MostAuthorCharacters = 120;

    public static HtmlMeta Of(IHtmlDocument page)
    {
        var values = Values(page);
        return new HtmlMeta(
            First(values, "og:title", "twitter:title", "dc.title", "headline") ?? Text(page.Title),
            AuthorName(
                First(values, "author", "byl", "dc.creator", "parsely-author", "sailthru.author", "article:author")
            ),
            First(values, "description", "og:description", "twitter:description", "dc.description"),
            Text(page.DocumentElement?.GetAttribute("lang")),
            First(values, "og:site_name", "application-name", "dc.publisher", "publisher"),
            ArticleDates.Of(
                First(
                    values,
                    "article:published_time",
                    "datepublished",
                    "date",
                    "pubdate",
                    "dc.date",
                    "dcterms.created",
                    "parsely-pub-date"
                )
            ) ?? ArticleDates.Of(page.QuerySelector("time[datetime]")?.GetAttribute("datetime")),
            SafeLink.Of(page.QuerySelector("link[rel~=canonical]")?.GetAttribute("href"))
                ?? SafeLink.Of(First(values, "og:url"))
        );
    }

    /// <param name="found">What the extractor found, when it did.</param>
    public ArticleHead Head(Readable? found) =>
        new(
            Text(found?.Title) ?? Title,
            Author ?? Byline(found?.Author) ?? Byline(found?.Byline),
            Description,
            Language ?? Text(found?.Language)
        );

    public ArticleDocument Document(ArticleText text, Readable? found) =>
        new(text, Site ?? Text(found?.SiteName), Published ?? Date(found?.PublicationDate), Url);

    private static DateOnly? Date(DateTime? date) => date is { Year: > 1 } known ? DateOnly.FromDateTime(known) : null;

    private static Dictionary<string, string> Values(IHtmlDocument page)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var meta in page.QuerySelectorAll("meta[content]"))
        {
            var name = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop");
            if (name is not null && Text(meta.GetAttribute("content")) is { } content)
                values.TryAdd(name.Trim(), content);
        }
        return values;
    }

    private static string? First(Dictionary<string, string> values, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (values.TryGetValue(name, out var value))
                return value;
        return null;
    }

    private static string? Byline(string? byline) =>
        byline is not null && byline.StartsWith("by ", StringComparison.OrdinalIgnoreCase)
            ? AuthorName(byline[3..])
            : AuthorName(byline);

    /// <summary>Some pages give the author as an address of a profile; that is no name.</summary>
    private static string? AuthorName(string? author) =>
        Text(author) is { Length: <= MostAuthorCharacters } name && SafeLink.Of(name) is null ? name : null;

    private static string? Text(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
