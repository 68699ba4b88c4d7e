using System.Globalization;
using System.Text.Json;
using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Digests.Content;
using FuzzySharp;

namespace DigestBot.Chat.Commands;

/// <summary>Lists the sections of an article: the latest, or the one that is named.</summary>
internal sealed class SectionsCommand(Library library) : ICommand
{
    private const int PageSize = 20;
    private const int CloseEnough = 60;

    public CommandHelp Help { get; } = new("sections", static of => of.Sections, 130);

    public IReadOnlyList<string> Verbs => ["sections.more"];

    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var shelf = library.Current;
        if (shelf.Articles.Count == 0)
            return Task.FromResult(
                Notice.Say("Nothing has been read yet", "As soon as an article is there, /sections lists it.")
            );
        var article = call.Number("article") is { } id
            ? shelf.Find(new ArticleId(id))
            : Named(shelf, call.Words.Trim());
        return Task.FromResult(
            article is null
                ? NotFound(call.Words)
                : new Reply(
                    Message(article, Page<Section>.Of(article.Sections, call.Number("from"), PageSize), call.Back)
                )
        );
    }

    /// <summary>The article whose title has the words, or is spelled most like them.</summary>
    public static Article? Named(Shelf shelf, string words)
    {
        if (words.Length == 0)
            return shelf.Articles[0];
        var containing = shelf.Articles.FirstOrDefault(article =>
            article.Title.Contains(words, StringComparison.OrdinalIgnoreCase)
        );
        return containing
            ?? shelf
                .Articles.Select(article =>
                    (Article: article, Likeness: Fuzz.Ratio(article.Title.ToLowerInvariant(), words.ToLowerInvariant()))
                )
                .Where(near => near.Likeness >= CloseEnough)
                .OrderByDescending(near => near.Likeness)
                .Select(near => near.Article)
                .FirstOrDefault();
    }

    private static Reply NotFound(string words) =>
        Notice.Say(
            "No such article",
            words.Length == 0 ? "It is no longer there." : $"No article is called “{Clip.Short(words)}”.",
            new SuggestionView("Articles", new ButtonData("articles"))
        );

    private static CardMessage Message(Article article, Page<Section> page, ButtonData? back)
    {
        var view = new SectionsView(
            "en",
            $"“{article.Title}”: {Amounts.Of(page.Total, "section")}.",
            Head(article),
            [.. page.Shown.Select(section => Line(article, section))],
            "This article has no sections.",
            page.More("section"),
            Ways.To(
                new ButtonData("sections.more")
                {
                    Article = Head(article).Id,
                    From = page.FirstPosition,
                    Back = back,
                }
            ),
            new SectionsWords()
        );
        return new CardMessage(
            "sections",
            JsonSerializer.SerializeToElement(view, ChatJson.Default.SectionsView),
            view.Summary,
            PlainText.Join([article.Title, .. view.Sections.Select(section => $"{section.Ordinal}. {section.Heading}")])
        )
        {
            Smaller = page.Smaller is { } smaller ? () => Message(article, smaller, back) : null,
        };
    }

    private static SectionLineView Line(Article article, Section section) =>
        new(
            SectionQuotes.Id(section),
            section.Ordinal,
            Typography.Shown(section.Heading, article.Language),
            Typography.IsRightToLeft(article.Language)
        );

    internal static ArticleHeadView Head(Article article) =>
        new(
            article.Id.Value.ToString(CultureInfo.InvariantCulture),
            Typography.IsRightToLeft(article.Language),
            Typography.Shown(article.Title, article.Language),
            Typography.Breakable(SectionQuotes.Source(article)),
            article.Url?.AbsoluteUri ?? ""
        );
}
