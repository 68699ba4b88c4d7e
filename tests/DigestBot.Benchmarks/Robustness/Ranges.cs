using DigestBot.Text;

namespace DigestBot.Benchmarks.Robustness;

/// <summary>What was expected of an outcome and does not hold.</summary>
internal sealed class FuzzException(string message) : Exception(message);

/// <summary>Checks that ranges lie inside their text, in order, and apart.</summary>
internal static class Ranges
{
    public static List<TextRange> Check(IReadOnlyList<TextRange> ranges, string text)
    {
        var last = 0;
        foreach (var range in ranges)
        {
            if (range.Start < last || range.End <= range.Start || range.End > text.Length)
                throw new FuzzException($"the range {range.Start}–{range.End} after {last} of {text.Length}");
            last = range.End;
        }
        return [.. ranges];
    }

    public static void CheckSummaries(ArticleText article)
    {
        foreach (var section in article.Sections)
            if (
                section.Summary.Count == 0
                || section.Summary.Any(index => index < 0 || index >= section.Sentences.Count)
            )
                throw new FuzzException($"the summary of section {section.Ordinal}");
        foreach (var address in article.Summary)
            if (address.Sentence >= article.Sections[address.Section - 1].Sentences.Count)
                throw new FuzzException($"the summary's sentence {address}");
        if (article.Sections.Count > 0 && article.Summary.Count == 0)
            throw new FuzzException("no summary");
    }
}
