using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DigestBot.Text;
using SmartReader;
using Readable = SmartReader.Article;

namespace DigestBot.Articles.Formats;

/// <summary>Reads a web page: SmartReader finds the article, its meta tags tell the rest. Nothing is run or fetched.</summary>
internal static class HtmlArticle
{
    private const string NoAddress = "https://page.invalid/";

    /// <summary>What the extractor doubts is still taken when it is longer than this.</summary>
    private const int FewestLetters = 400;

    public static ArticleDocument Read(string html, ReadOptions options)
    {
        if (HtmlTags.AreTooDeep(html))
            return Flat(HtmlTags.Strip(html), options);
        using var page = new HtmlParser().ParseDocument(html);
        return HtmlDepth.IsTooDeep(page) ? Flat(HtmlTags.Strip(html), options) : Read(page, options);
    }

    private static ArticleDocument Read(IHtmlDocument page, ReadOptions options)
    {
        var meta = HtmlMeta.Of(page);
        var whole = HtmlBlocks.Of(page.Body);
        var levels = HtmlBlocks.Levels(page);
        using var reader = new Reader(NoAddress, page);
        var found = Extract(reader);
        var article = found is null ? [] : Content(found, levels);
        var blocks = article.Count > 0 ? article : whole;
        return meta.Document(ArticleReader.ReadBlocks(blocks, meta.Head(found), options), found);
    }

    private static ArticleDocument Flat(string text, ReadOptions options)
    {
        var article = ArticleReader.ReadPlain(text, new ArticleHead(), options);
        const string Warning = "The page is nested too deeply, so only its words were read.";
        return new ArticleDocument(article with { Warnings = [.. article.Warnings, Warning] }, null, null, null);
    }

    private static Readable? Extract(Reader reader)
    {
        try
        {
            return
                reader.GetArticle() is { Completed: true } article
                && (article.IsReadable || article.Length >= FewestLetters)
                ? article
                : null;
        }
        catch (Exception)
        {
            // The extractor is somebody else's; the whole page is read when it fails on one
            return null;
        }
    }

    private static List<TextBlock> Content(Readable article, Dictionary<string, int> levels)
    {
        using IHtmlDocument content = new HtmlParser().ParseDocument(article.Content);
        return HtmlBlocks
            .Of(content.Body)
            .ConvertAll(block =>
                block.Kind == BlockKind.Heading && levels.TryGetValue(block.Text, out var level)
                    ? block with
                    {
                        Level = level,
                    }
                    : block
            );
    }
}
