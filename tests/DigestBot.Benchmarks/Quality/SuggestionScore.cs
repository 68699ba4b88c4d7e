using DigestBot.Benchmarks.Quality.Baselines;
using DigestBot.Testing.Scores;
using DigestBot.Text;

namespace DigestBot.Benchmarks.Quality;

/// <summary>Suggested topics against keyphrases: F1 of the first ten per text, exact match of stems, the mean over the texts.</summary>
internal static class SuggestionScore
{
    private const string File = "keyphrases/keyphrases.jsonl";
    private const int Top = 10;
    private static readonly KeywordMatcher NothingKnown = KeywordMatcher.Build([]);

    public static IEnumerable<string> Lines(Dataset data)
    {
        if (!data.Has(File))
            yield break;
        foreach (var set in data.Rows(File).GroupBy(row => Dataset.Text(row, "set"), StringComparer.Ordinal))
        {
            var texts = set.Select(row =>
                    (Text: Dataset.Text(row, "text"), Keys: Stems(Dataset.Strings(row.GetProperty("keys"))))
                )
                .ToList();
            yield return FormattableString.Invariant(
                $"{File} ({set.Key}, 10 of {texts.Count} texts): F1 {Mean(Ours):F1}, YAKE {Mean(Yake.Phrases):F1}, RAKE {Mean(Rake.Phrases):F1}"
            );

            double Mean(Func<string, IEnumerable<string>> phrases) =>
                100 * texts.Average(text => Matches.Of(Stems(phrases(text.Text)).Take(Top), text.Keys).F1);
        }
    }

    private static IEnumerable<string> Ours(string text) =>
        Suggester.Suggest(Dataset.Read(text), NothingKnown, Top).Select(suggestion => suggestion.Title);

    private static List<string> Stems(IEnumerable<string> phrases) =>
        [.. phrases.Select(StemmedWords.Of).Where(phrase => phrase.Length > 0).Distinct(StringComparer.Ordinal)];
}
