using System.Text;

namespace DigestBot.Text;

/// <summary>Suggests topics for the keyword map: the phrases an article is about.</summary>
public static class Suggester
{
    /// <summary>The best phrases, best first; none repeats a part of another.</summary>
    /// <param name="known">What the keyword map has already, and what is therefore not suggested.</param>
    /// <remarks>Reads the first 100,000 words; the time is linear in their number.</remarks>
    public static IReadOnlyList<Suggestion> Suggest(ArticleText article, KeywordMatcher known, int most)
    {
        ArgumentNullException.ThrowIfNull(article);
        return Suggest(WholeText(article), article.Language, known, most);
    }

    /// <inheritdoc cref="Suggest(ArticleText, KeywordMatcher, int)"/>
    /// <param name="language">The ISO code whose function words part phrases; an unknown one is read as English.</param>
    public static IReadOnlyList<Suggestion> Suggest(string text, string language, KeywordMatcher known, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(known);
        var words = new PhraseWords(text, language);
        var acronyms = Acronyms.Of(text);
        var best = new PhraseChoice(words, acronyms, new KnownPlaces(text, known)).Best(PhraseCounts.Of(words), most);
        return [.. best.Select(phrase => Suggested(phrase, words, acronyms))];
    }

    private static string WholeText(ArticleText article)
    {
        var text = new StringBuilder(article.Title);
        foreach (var section in article.Sections)
            text.Append("\n\n").Append(section.Heading).Append("\n\n").Append(section.Text);
        return text.ToString();
    }

    private static Suggestion Suggested(Phrase phrase, PhraseWords words, Acronyms acronyms)
    {
        var spellings = phrase.Places.Select(words.Surface).ToList();
        var others = spellings.SelectMany(acronyms.OtherForms);
        var title = spellings[0];
        return new Suggestion(
            char.ToUpperInvariant(title[0]) + title[1..],
            Variants(spellings.Concat(others).Distinct(StringComparer.Ordinal)),
            phrase.Score
        );
    }

    /// <summary>The spellings, without those that the ones before them find.</summary>
    private static List<string> Variants(IEnumerable<string> spellings)
    {
        var kept = new List<string>();
        foreach (var spelling in spellings)
            if (!Finds(kept, spelling))
                kept.Add(spelling);
        return kept;
    }

    private static bool Finds(List<string> keywords, string phrase) =>
        KeywordMatcher
            .Build(keywords.Select(keyword => new TopicKeyword("", keyword)))
            .Find(phrase)
            .Any(hit => hit.Range == new TextRange(0, phrase.Length));
}
