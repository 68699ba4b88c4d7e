using System.Text.Json;
using DigestBot.Testing.Scores;
using DigestBot.Text;

namespace DigestBot.Benchmarks.Quality;

/// <summary>Sentences made to trap a keyword matcher.</summary>
internal static class TrapScore
{
    private const string File = "topics/traps.json";

    public static IEnumerable<string> Lines(Dataset data)
    {
        if (!data.Has(File))
            yield break;
        var document = data.Document(File);
        var matcher = KeywordMatcher.Build(
            document
                .GetProperty("topics")
                .EnumerateObject()
                .SelectMany(topic =>
                    Dataset.Strings(topic.Value).Select(keyword => new TopicKeyword(topic.Name, keyword))
                )
        );
        var cases = document.GetProperty("cases").EnumerateArray().ToList();
        var results = cases.ConvertAll(trap => Matched(matcher, trap));
        var hits = results.Aggregate((sum, one) => sum + one);
        yield return FormattableString.Invariant(
            $"{File}: {results.Count(one => one is { Extra: 0, Missed: 0 })} of {cases.Count} right, precision {hits.Precision:F3}, recall {hits.Recall:F3}"
        );
    }

    private static Matches Matched(KeywordMatcher matcher, JsonElement trap) =>
        Matches.Of(
            matcher.Find(Dataset.Text(trap, "text")).Select(hit => hit.Topic),
            Dataset.Strings(trap.GetProperty("hits"))
        );
}
