using System.Text.Json;
using DigestBot.Benchmarks.Quality.Baselines;
using DigestBot.Testing.Scores;
using DigestBot.Text;

namespace DigestBot.Benchmarks.Quality;

/// <summary>Summaries against people's, beside the first sentences and graph methods.</summary>
internal static class SummaryScore
{
    public static IEnumerable<string> Lines(Dataset data)
    {
        foreach (var file in new[] { "summaries/news-short.jsonl", "summaries/news-noisy.jsonl" }.Where(data.Has))
        foreach (var sentences in new[] { 1, 3 })
            yield return Line(data, file, sentences);
    }

    private static string Line(Dataset data, string file, int sentences)
    {
        var rows = data.Rows(file).ToList();
        var (ours, lead, textRank, lexRank) = (
            Mean(rows, text => Summary(Dataset.Read(text, sentences))),
            Mean(rows, text => Lead(text, sentences)),
            Mean(rows, text => GraphSummaries.TextRank(text, sentences)),
            Mean(rows, text => GraphSummaries.LexRank(text, sentences))
        );
        return $"{file} ({sentences} of {rows.Count} texts): {ours}, first sentences {lead}, TextRank {textRank}, LexRank {lexRank}";
    }

    private static Rouge Mean(List<JsonElement> rows, Func<string, string> summary) =>
        rows.Select(row =>
                Rouge.Of(
                    summary(Dataset.Text(row, "text")),
                    Dataset.Strings(row.GetProperty("refs"))[0],
                    StemmedWords.Stem
                )
            )
            .Aggregate((sum, row) => sum + row) / rows.Count;

    private static string Summary(ArticleText article) =>
        string.Join(
            ' ',
            article.Summary.Select(address =>
            {
                var section = article.Sections[address.Section - 1];
                return section.Sentences[address.Sentence].In(section.Text);
            })
        );

    private static string Lead(string text, int sentences) =>
        string.Join(' ', SentenceSplitter.Split(text).Take(sentences).Select(range => range.In(text)));
}
