using System.Text.Json;
using DigestBot.Benchmarks.Quality.Baselines;
using DigestBot.Testing.Scores;
using DigestBot.Text;

namespace DigestBot.Benchmarks.Quality;

/// <summary>
/// The three best sentences about a topic against those that people picked: F1 with each person, the mean over the
/// people, then over the texts. A ranking that leaves sentences out goes on with the others in reading order.
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
        var (ours, count, bm25, lead) = (
            Mean(rows, Ours),
            Mean(rows, KeywordCount),
            Mean(rows, FullText.Rank),
            Mean(rows, (_, _) => [])
        );
        yield return FormattableString.Invariant(
            $"{File} (3 sentences of {rows.Count} texts): F1 {ours:F3}, keyword count {count:F3}, FTS5 bm25 {bm25:F3}, first sentences {lead:F3}"
        );
    }

    private static double Mean(List<JsonElement> rows, Func<List<string>, List<string>, IReadOnlyList<int>> rank) =>
        rows.Average(row =>
        {
            var sentences = Dataset.Strings(row.GetProperty("sentences"));
            var ranked = rank(sentences, Dataset.Strings(row.GetProperty("keywords")));
            int[] top = [.. ranked.Union(Enumerable.Range(0, sentences.Count)).Take(Top)];
            return Votes.F1(top, [.. row.GetProperty("annotators").EnumerateArray().Select(Picked)]);
        });

    private static int[] Picked(JsonElement person) =>
        [
            .. person
                .EnumerateObject()
                .Select(pick => int.Parse(pick.Name, System.Globalization.CultureInfo.InvariantCulture)),
        ];

    private static IReadOnlyList<int> Ours(List<string> sentences, List<string> keywords)
    {
        var text = string.Join(' ', sentences);
        var ranges = new List<TextRange>();
        foreach (var sentence in sentences)
        {
            var start = ranges.Count == 0 ? 0 : ranges[^1].End + 1;
            ranges.Add(new TextRange(start, start + sentence.Length));
        }
        var worth = SentenceWorth.Of(
            new PassageSource(1, text, ranges, [], HeadingHit: false, AgeDays: 0),
            Hits(sentences, keywords)
        );
        return Best(sentences.Count, i => worth[i]);
    }

    private static IReadOnlyList<int> KeywordCount(List<string> sentences, List<string> keywords)
    {
        var hits = Hits(sentences, keywords);
        return Best(sentences.Count, i => hits[i]);
    }

    private static List<int> Hits(List<string> sentences, List<string> keywords)
    {
        var matcher = KeywordMatcher.Build(keywords.Select(keyword => new TopicKeyword("topic", keyword)));
        return sentences.ConvertAll(sentence => matcher.Find(sentence).Count);
    }

    private static List<int> Best(int count, Func<int, double> score) =>
        [.. Enumerable.Range(0, count).OrderByDescending(score).ThenBy(i => i)];
}
