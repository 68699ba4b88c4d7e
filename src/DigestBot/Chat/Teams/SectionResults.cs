using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Text;
using DigestBot.Topics;
using DigestBot.Wording;

namespace DigestBot.Chat.Teams;

/// <summary>Sections by full-text search, found while somebody is still writing.</summary>
internal sealed class SectionResults(Library library, ArticleSearch search, TopicIndex topics)
{
    private const int MostWords = 8;

    /// <summary>Best first; without words the sections of the newest article, then of the one before it.</summary>
    public async Task<IReadOnlyList<CitedPassage>> FindAsync(
        string words,
        Language language,
        CancellationToken cancellation
    )
    {
        if (words.Length == 0)
            return
            [
                .. library
                    .Current.Articles.SelectMany(article => article.Sections.Select(section => (article, section)))
                    .Take(SearchMessage.Limit)
                    .Select(place => Summarised(place.article, place.section, language)),
            ];
        var found = await search.FindAsync(words, SearchMessage.Limit, cancellation, isTyped: true);
        return [.. found.Found.Select(place => Matched(words, place, language))];
    }

    /// <summary>As a digest quotes it.</summary>
    private CitedPassage Summarised(Article article, Section section, Language language)
    {
        var quote = SectionQuotes.Quote(section);
        var range = section.Summary.Count > 0 ? section.Sentences[section.Summary[0]] : default;
        var view = PassageViews.View(article, section, range, [], "", language);
        return new CitedPassage(
            quote.Length > SectionQuotes.LongestQuote
                ? view
                : view with
                {
                    Quote = [new QuoteRun(Typography.ShownRun(quote, article.Language, first: true))],
                },
            About(section)
        );
    }

    private CitedPassage Matched(string words, (Article Article, Section Section) place, Language language) =>
        new(SearchMessage.View(Terms(words, place.Section.Text), place, language), About(place.Section));

    /// <summary>The last word stands for all of the text that begin with it.</summary>
    private static IReadOnlyList<string> Terms(string words, string text)
    {
        var terms = ArticleSearch.Terms(words);
        if (WordSearch.Find(text, [terms[^1]]).Count > 0)
            return terms;
        var meant = ArticleSearch
            .Words(text)
            .Where(word => word.StartsWith(terms[^1], StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MostWords);
        return [.. terms.SkipLast(1), .. meant];
    }

    private string About(Section section) =>
        string.Join(", ", topics.TopicsOf(section.Id).Take(3).Select(topic => topic.Title));
}

/// <param name="About">What it is about, for the card's first line.</param>
internal sealed record CitedPassage(PassageView View, string About);
