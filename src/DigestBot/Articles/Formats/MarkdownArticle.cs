using DigestBot.Text;
using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace DigestBot.Articles.Formats;

/// <summary>Reads Markdown with optional YAML front matter.</summary>
internal static class MarkdownArticle
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UseYamlFrontMatter()
        .UsePipeTables()
        .Build();

    public static ArticleDocument Read(string text, ReadOptions options)
    {
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig refuses what is nested too deeply; the words can still be read
            return new ArticleDocument(ArticleReader.ReadPlain(text, new ArticleHead(), options), null, null, null);
        }
        var matter = FrontMatter.Read(document.OfType<YamlFrontMatterBlock>().FirstOrDefault()?.Lines.ToString() ?? "");
        var article = ArticleReader.ReadBlocks(MarkdownBlocks.Of(document), Head(matter), options);
        return Document(
            matter.Problem is { } problem ? article with { Warnings = [.. article.Warnings, problem] } : article,
            matter
        );
    }

    private static ArticleHead Head(FrontMatter matter) =>
        new(
            matter.Of("title", "headline"),
            matter.Of("byline", "author", "authors", "by"),
            matter.Of("standfirst", "description", "subtitle", "summary", "deck"),
            matter.Of("language", "lang")
        );

    private static ArticleDocument Document(ArticleText article, FrontMatter matter)
    {
        var source = matter.Of("source");
        return new ArticleDocument(
            article,
            matter.Of("publisher", "publication", "site") ?? (SafeLink.Of(source) is null ? source : null),
            ArticleDates.Of(matter.Of("date", "published", "published_at")),
            SafeLink.Of(matter.Of("url", "link", "canonical")) ?? SafeLink.Of(source)
        );
    }
}
