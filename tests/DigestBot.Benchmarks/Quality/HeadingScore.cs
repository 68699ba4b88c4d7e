using System.Text.Json;
using DigestBot.Testing.Scores;

namespace DigestBot.Benchmarks.Quality;

/// <summary>Headings found in flattened pages; cells of tables and lists are not scored.</summary>
internal static class HeadingScore
{
    private const string File = "headings/pages.jsonl";

    public static IEnumerable<string> Lines(Dataset data)
    {
        if (!data.Has(File))
            yield break;
        yield return Line(data, withCells: true);
        yield return Line(data, withCells: false);
    }

    private static string Line(Dataset data, bool withCells)
    {
        var matches = data.Rows(File).Select(row => Matched(row, withCells)).Aggregate((sum, row) => sum + row);
        return FormattableString.Invariant(
            $"{File} ({(withCells ? "all blocks" : "cells left out")}): F1 {matches.F1:F3}, {matches.Found} found, {matches.Extra} extra, {matches.Missed} missed"
        );
    }

    private static Matches Matched(JsonElement row, bool withCells)
    {
        var blocks = row.GetProperty("blocks")
            .EnumerateArray()
            .Where(block => withCells || !Is(block, "cell"))
            .ToList();
        var cells = blocks.Where(block => Is(block, "cell")).Select(Key).ToHashSet(StringComparer.Ordinal);
        var wanted = blocks.Where(block => Is(block, "heading") && !Is(block, "cell")).Select(Key);
        var text = string.Join("\n\n", blocks.Select(block => Dataset.Text(block, "text")));
        return Matches.Of(Headings(text), wanted, cells);
    }

    private static IEnumerable<string> Headings(string text)
    {
        var article = Dataset.Read(text);
        return article
            .Sections.Where(section => section.Level > 0)
            .Select(section => section.Heading)
            .Append(article.Title)
            .Select(Key)
            .Where(key => key.Length > 0);
    }

    private static bool Is(JsonElement block, string what) => block.GetProperty(what).GetBoolean();

    private static string Key(JsonElement block) => Key(Dataset.Text(block, "text"));

    private static string Key(string text) =>
        string.Concat(text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
