using DigestBot.Text;

namespace DigestBot.Articles.Formats;

/// <summary>Reads an article from a file in one of the known formats.</summary>
internal static class ArticleFile
{
    /// <summary>Files larger than this many bytes are refused unread.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    public static ArticleReading Read(string path, ReadOptions options) =>
        FileContent.Read(path) switch
        {
            FileContent.Unreadable(var reason) => new ArticleReading.Refused(reason),
            FileContent.Bytes(var bytes) => Parse(path, bytes, options),
            _ => throw new InvalidOperationException("A file is either read or not."),
        };

    private static ArticleReading Parse(string path, byte[] bytes, ReadOptions options)
    {
        if (BinaryContent.Name(bytes) is { } kind)
            return new ArticleReading.Refused(
                $"This is {kind}, not text. Save it as Markdown, plain text or HTML first."
            );
        var format = ArticleFormats.Of(path, bytes);
        var text = TextDecoder.Decode(bytes, format);
        var document = format switch
        {
            ArticleFormat.Markdown => MarkdownArticle.Read(text, options),
            ArticleFormat.Html => HtmlArticle.Read(text, options),
            _ => new ArticleDocument(ArticleReader.ReadPlain(text, new ArticleHead(), options), null, null, null),
        };
        return document.Text.Sections.Count == 0
            ? new ArticleReading.Refused(
                "There is no article text in this file. Check that it holds the article itself."
            )
            : new ArticleReading.Done(ShortLines.In(WithTitle(document, path)));
    }

    /// <summary>An article without a title is called by its file's name.</summary>
    private static ArticleDocument WithTitle(ArticleDocument document, string path)
    {
        if (document.Text.Title.Length > 0)
            return document;
        var name = Path.GetFileNameWithoutExtension(path).Replace('-', ' ').Replace('_', ' ').Trim();
        var title = name.Length == 0 ? "Untitled" : char.ToUpperInvariant(name[0]) + name[1..];
        return document with { Text = document.Text with { Title = title } };
    }
}
