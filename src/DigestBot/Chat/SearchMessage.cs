using System.Text.Json;
using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Text;

namespace DigestBot.Chat;

/// <summary>What a full-text search found: of each section the sentence with most of the words.</summary>
internal static class SearchMessage
{
    /// <summary>At most how many sections a search finds.</summary>
    public const int Limit = 50;

    private const string Plain = "Found by full-text search, best first.";
    private const string SomeWords =
        "No section has all of these words. Found by full-text search for any of them, best first.";
    private const string InsteadOfTopic = "That is no topic of the keyword map. A full-text search found this instead.";

    private const int PageSize = 4;

    /// <param name="isTopic">Whether the words were asked for as a topic.</param>
    public static CardMessage Of(
        string words,
        SearchResult result,
        long? from,
        bool isTopic = false,
        ButtonData? back = null
    )
    {
        var terms = ArticleSearch.Terms(words);
        var page = Page<(Article Article, Section Section)>.Of(result.Found, from, PageSize);
        var hint =
            isTopic ? InsteadOfTopic
            : result.HasAllWords ? Plain
            : SomeWords;
        return Message(words, page.Select(place => View(terms, place)), hint, back);
    }

    private static CardMessage Message(string words, Page<PassageView> page, string hint, ButtonData? back)
    {
        var shown = Clip.Short(words);
        var amount = page.Total == Limit ? $"the best {Limit} sections" : Amounts.Of(page.Total, "section");
        var view = new SearchView(
            "en",
            $"Search for “{shown}”: {amount}.",
            words,
            Typography.Breakable($"“{shown}”"),
            amount,
            hint,
            page.Shown,
            "No section has these words.",
            page.More("section"),
            Ways.To(
                new ButtonData("search.more")
                {
                    Words = words,
                    From = page.FirstPosition,
                    Back = back,
                }
            ),
            new SearchWords()
        );
        return new CardMessage(
            "search",
            JsonSerializer.SerializeToElement(view, ChatJson.Default.SearchView),
            view.Summary,
            PlainText.Join([view.Summary, hint, .. page.Shown.Select(PassageViews.Text)])
        )
        {
            Smaller = page.Smaller is { } smaller ? () => Message(words, smaller, hint, back) : null,
        };
    }

    /// <summary>Of a section the sentence with most of the words.</summary>
    public static PassageView View(IReadOnlyList<string> terms, (Article Article, Section Section) place)
    {
        var (article, section) = place;
        var hits = WordSearch.Find(section.Text, terms);
        var best = section.Sentences.MaxBy(sentence => Score(sentence, hits));
        var matched = hits.Where(hit => hit.Range.Start >= best.Start && hit.Range.End <= best.End)
            .Select(hit => hit.Range.In(section.Text))
            .Distinct(StringComparer.OrdinalIgnoreCase);
        return PassageViews.View(article, section, best, hits, string.Join(", ", matched));
    }

    /// <summary>How many different words the sentence has; <c>MaxBy</c> keeps the first of equals.</summary>
    private static int Score(TextRange sentence, IReadOnlyList<KeywordHit> hits) =>
        hits.Where(hit => hit.Range.Start >= sentence.Start && hit.Range.End <= sentence.End)
            .Select(hit => hit.Topic)
            .Distinct(StringComparer.Ordinal)
            .Count();
}
