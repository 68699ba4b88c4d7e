using System.IO.Compression;
using System.Text.Json;
using DigestBot.Articles.Formats;
using DigestBot.Testing.Scores;
using DigestBot.Text;

namespace DigestBot.Benchmarks.Quality;

/// <summary>The text found on web pages against the article's own: runs of four words, the mean over the pages.</summary>
internal static class PageScore
{
    private const string File = "html/ground-truth.json";
    private const int Run = 4;

    public static IEnumerable<string> Lines(Dataset data)
    {
        if (!data.Has(File))
            yield break;
        var pages = data.Document(File).EnumerateObject().Select(page => Matched(data, page)).ToList();
        var (precision, recall) = (pages.Average(page => page.Precision), pages.Average(page => page.Recall));
        yield return FormattableString.Invariant(
            $"{File} ({pages.Count} pages): F1 {2 * precision * recall / (precision + recall):F3}, precision {precision:F3}, recall {recall:F3}"
        );
    }

    private static Matches Matched(Dataset data, JsonProperty page)
    {
        var article = HtmlArticle.Read(Html(data, page.Name), ReadOptions.Default).Text;
        var found = article.Sections.Select(section =>
            section.Level > 0 ? $"{section.Heading}\n{section.Text}" : section.Text
        );
        return Matches.Of(Runs(string.Join('\n', found)), Runs(Dataset.Text(page.Value, "articleBody")));
    }

    private static string Html(Dataset data, string id)
    {
        using var packed = data.Open($"html/{id}.html.gz");
        using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        return reader.ReadToEnd();
    }

    private static List<string> Runs(string text)
    {
        var words = new string([.. text.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(
            ' ',
            StringSplitOptions.RemoveEmptyEntries
        );
        return words.Length < Run
            ? [string.Join(' ', words)]
            : [.. Enumerable.Range(0, words.Length - Run + 1).Select(i => string.Join(' ', words.Skip(i).Take(Run)))];
    }
}
