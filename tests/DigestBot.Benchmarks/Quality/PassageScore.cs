using System.Text.Json;
using DigestBot.Benchmarks.Quality.Baselines;
using DigestBot.Testing.Scores;
using DigestBot.Text;

namespace DigestBot.Benchmarks.Quality;

/// <summary>
/// The first three sentences that a reader who asks for a topic is shown against those that people picked: F1 with each
/// person, the mean over the people, then over the texts that name the topic.
/// </summary>
internal static class PassageScore
{
    private const string File = "topics/aspects.jsonl";
    private const int Top = 3;

    public static IEnumerable<string> Lines(Dataset data)
    {
        if (!data.Has(File))
            yield break;
        var rows = data.Rows(File).ToList();
        var named = rows.FindAll(row => Ranked(row, Ours).Count > 0);
        yield return Line($"the topic is named in {named.Count} of {rows.Count} texts", named, Ranked);
        yield return Line($"filled up in reading order, {rows.Count} texts", rows, Filled);
    }

    private static string Line(string what, List<JsonElement> rows, Func<JsonElement, Ranking, IEnumerable<int>> show)
    {
        return FormattableString.Invariant(
            $"{File} (3 sentences, {what}): F1 {Mean(Ours):F3}, keyword count {Mean(KeywordCount):F3}, FTS5 bm25 {Mean(FullText.Rank):F3}, first sentences {Mean(Lead):F3}"
        );

        double Mean(Ranking ranking) =>
            rows.Average(row =>
                Votes.F1(
                    [.. show(row, ranking).Take(Top)],
                    [.. row.GetProperty("annotators").EnumerateArray().Select(Picked)]
                )
            );
    }

    private static IReadOnlyList<int> Ranked(JsonElement row, Ranking ranking) =>
        ranking(Dataset.Strings(row.GetProperty("sentences")), Dataset.Strings(row.GetProperty("keywords")));

    private static IEnumerable<int> Filled(JsonElement row, Ranking ranking) =>
        Ranked(row, ranking).Union(Enumerable.Range(0, row.GetProperty("sentences").GetArrayLength()));

    private static int[] Picked(JsonElement person) =>
        [
            .. person
                .EnumerateObject()
                .Select(pick => int.Parse(pick.Name, System.Globalization.CultureInfo.InvariantCulture)),
        ];

    /// <summary>The sentences of the passages that a reader of the topic would be shown, best passage first.</summary>
    private static List<int> Ours(List<string> sentences, List<string> keywords)
    {
        var article = Dataset.Read(string.Join(' ', sentences));
        var places = new VisiblePlaces(article, sentences);
        return
        [
            .. ArticlePassages
                .Of(article, Matcher(keywords))
                .SelectMany(topic => topic.Passages)
                .SelectMany(passage => places.Of(passage.Source, passage.Range)),
        ];
    }

    private static List<int> KeywordCount(List<string> sentences, List<string> keywords)
    {
        var matcher = Matcher(keywords);
        var hits = sentences.ConvertAll(sentence => matcher.Find(sentence).Count);
        return [.. Enumerable.Range(0, hits.Count).Where(i => hits[i] > 0).OrderByDescending(i => hits[i])];
    }

    private static List<int> Lead(List<string> sentences, List<string> keywords) =>
        [.. Enumerable.Range(0, sentences.Count)];

    private static KeywordMatcher Matcher(List<string> keywords) =>
        KeywordMatcher.Build(keywords.Select(keyword => new TopicKeyword("topic", keyword)));

    /// <summary>The sentences' numbers, best first; those that do not match are left out.</summary>
    private delegate IReadOnlyList<int> Ranking(List<string> sentences, List<string> keywords);
}
