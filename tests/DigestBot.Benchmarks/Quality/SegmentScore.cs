using System.Text.Json;
using DigestBot.Testing.Scores;

namespace DigestBot.Benchmarks.Quality;

/// <summary>Parts of texts without headings: Pk, and the F1 of the cuts in exactly their places.</summary>
internal static class SegmentScore
{
    private const string File = "segments/choi.jsonl";

    public static IEnumerable<string> Lines(Dataset data)
    {
        if (!data.Has(File))
            yield break;
        foreach (
            var (separator, name) in new[]
            {
                ("\n\n", "a paragraph a sentence"),
                ("\n", "a line a sentence"),
                (" ", "one paragraph"),
            }
        )
            yield return Line([.. data.Rows(File).Select(row => Parts(row, separator))], name);
    }

    private static string Line(List<(List<int> Found, List<int> Wanted)> texts, string name)
    {
        var pk = texts.Average(text => Segmentation.Pk(text.Found, text.Wanted));
        var f1 = texts.Average(text => Segmentation.CutMatches(text.Found, text.Wanted).F1);
        return FormattableString.Invariant($"{File} ({name}): Pk {pk:F3}, cuts F1 {f1:F3}");
    }

    private static (List<int> Found, List<int> Wanted) Parts(JsonElement row, string separator)
    {
        var segments = row.GetProperty("segments").EnumerateArray().Select(Dataset.Strings).ToList();
        var sentences = segments.SelectMany(segment => segment).ToList();
        return (Found(sentences, separator), [.. segments.SelectMany((segment, index) => segment.Select(_ => index))]);
    }

    /// <summary>The part in which each sentence's middle stands, counted in visible characters.</summary>
    private static List<int> Found(List<string> sentences, string separator)
    {
        var article = Dataset.Read(string.Join(separator, sentences));
        var ends = new List<int>();
        foreach (var section in article.Sections)
            ends.Add(ends.LastOrDefault() + VisiblePlaces.Count(section.Text));
        var (position, parts) = (0, new List<int>());
        foreach (var sentence in sentences)
        {
            var middle = position + (VisiblePlaces.Count(sentence) / 2);
            parts.Add(ends.FindIndex(end => end > middle));
            position += VisiblePlaces.Count(sentence);
        }
        return parts;
    }
}
