using DigestBot.Text;

namespace DigestBot.Benchmarks.Quality;

/// <summary>How often the sentences that sum up a section stand on their own.</summary>
internal static class StandAloneScore
{
    public static IEnumerable<string> Lines(Dataset data)
    {
        foreach (var file in new[] { "summaries/news-short.jsonl", "summaries/news-noisy.jsonl" }.Where(data.Has))
            yield return Line(file, data.Rows(file).Select(row => Dataset.Read(Dataset.Text(row, "text"))));
    }

    private static string Line(string file, IEnumerable<ArticleText> articles)
    {
        var looks = articles
            .SelectMany(article => article.Sections.SelectMany(section => Looks(section, article.Language)))
            .ToList();
        return FormattableString.Invariant(
            $"{file}: {100.0 * looks.Count(look => look.StandsAlone) / looks.Count:F1} % of {looks.Count} section sentences stand alone"
        );
    }

    private static IEnumerable<SentenceLook> Looks(SectionText section, string language) =>
        section.Summary.Select(index =>
        {
            var sentence = section.Sentences[index].In(section.Text);
            return SentenceLook.Of(sentence, language, Characters.CountWords(sentence));
        });
}
