using DigestBot.Text;

namespace DigestBot.Benchmarks.Quality;

internal static class SentenceScore
{
    private const string File = "sentences/golden.jsonl";

    public static IEnumerable<string> Lines(Dataset data)
    {
        if (!data.Has(File))
            yield break;
        var rows = data.Rows(File).ToList();
        var right = rows.Count(row =>
        {
            var text = Dataset.Text(row, "text");
            return SentenceSplitter
                .Split(text)
                .Select(range => range.In(text))
                .SequenceEqual(Dataset.Strings(row.GetProperty("sentences")));
        });
        yield return $"{File}: {right} of {rows.Count} rules";
    }
}
