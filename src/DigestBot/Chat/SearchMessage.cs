using System.Text.Json;
using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Text;
using DigestBot.Wording;

namespace DigestBot.Chat;

/// <summary>What a full-text search found: of each section the sentence with most of the words.</summary>
internal static class SearchMessage
{
    /// <summary>At most how many sections a search finds.</summary>
    public const int Limit = 50;

    private const int PageSize = 4;

    /// <param name="isTopic">Whether the words were asked for as a topic.</param>
    public static CardMessage Of(
        string words,
        SearchResult result,
        long? from,
        Language language,
        bool isTopic = false,
        ButtonData? back = null
    )
    {
        var terms = ArticleSearch.Terms(words);
        var page = Page<(Article Article, Section Section)>.Of(result.Found, from, PageSize);
        var hint =
            isTopic ? language.Texts.Search.InsteadOfTopic
            : result.HasAllWords ? language.Texts.Search.AllWords
            : language.Texts.Search.SomeWords;
        return Message(words, page.Select(place => View(terms, place, language)), hint, back, language);
    }

    private static CardMessage Message(
        string words,
        Page<PassageView> page,
        string hint,
        ButtonData? back,
        Language language
    )
    {
        var say = language.Texts.Search;
        var shown = Clip.Short(words);
        var amount = page.Total == Limit ? say.Best.Of(Limit) : language.Texts.Amounts.Sections.Of(page.Total);
        var view = new SearchView(
            language.Code,
            say.Summary.With(("words", shown), ("found", amount)),
            words,
            Typography.Breakable(say.Heading.With(shown)),
            amount,
            hint,
            page.Shown,
            say.Empty,
            page.More(language.Texts.More.Sections),
            Ways.To(
                new ButtonData("search.more")
                {
                    Words = words,
                    From = page.FirstPosition,
                    Back = back,
                },
                language
            ),
            new SearchWords(language.Texts.Labels)
        );
        return new CardMessage(
            "search",
            JsonSerializer.SerializeToElement(view, ChatJson.Default.SearchView),
            view.Summary,
            PlainText.Join([view.Summary, hint, .. page.Shown.Select(view => PassageViews.Text(view, language))])
        )
        {
            Smaller = page.Smaller is { } smaller ? () => Message(words, smaller, hint, back, language) : null,
        };
    }

    /// <summary>Of a section the sentence with most of the words.</summary>
    public static PassageView View(
        IReadOnlyList<string> terms,
        (Article Article, Section Section) place,
        Language language
    )
    {
        var (article, section) = place;
        var hits = WordSearch.Find(section.Text, terms);
        var best = section.Sentences.MaxBy(sentence => Score(sentence, hits));
        var matched = hits.Where(hit => hit.Range.Start >= best.Start && hit.Range.End <= best.End)
            .Select(hit => hit.Range.In(section.Text))
            .Distinct(StringComparer.OrdinalIgnoreCase);
        return PassageViews.View(article, section, best, hits, string.Join(", ", matched), language);
    }

    /// <summary>How many different words the sentence has; <c>MaxBy</c> keeps the first of equals.</summary>
    private static int Score(TextRange sentence, IReadOnlyList<KeywordHit> hits) =>
        hits.Where(hit => hit.Range.Start >= sentence.Start && hit.Range.End <= sentence.End)
            .Select(hit => hit.Topic)
            .Distinct(StringComparer.Ordinal)
            .Count();
}
