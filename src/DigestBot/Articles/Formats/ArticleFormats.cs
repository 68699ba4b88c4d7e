using System.Text;

namespace DigestBot.Articles.Formats;

internal enum ArticleFormat
{
    Plain,
    Markdown,
    Html,
}

/// <summary>Tells a file's format by its name, and by its first characters where the name says nothing.</summary>
internal static class ArticleFormats
{
    private const int Look = 512;

    public static ArticleFormat Of(string path, ReadOnlySpan<byte> bytes) =>
        Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".md" or ".markdown" => ArticleFormat.Markdown,
            ".html" or ".htm" or ".xhtml" => ArticleFormat.Html,
            _ => StartsAsHtml(bytes) ? ArticleFormat.Html : ArticleFormat.Plain,
        };

    private static bool StartsAsHtml(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding
            .Latin1.GetString(bytes[..Math.Min(Look, bytes.Length)])
            .TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t');
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }
}
