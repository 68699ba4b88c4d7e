using System.Globalization;
using System.Text.Json;
using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Wording;
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
                Notice.Say(call.Language, call.Texts.Digest.NothingRead, call.Texts.Digest.ComesWithSections)
            );
        var article = call.Number("article") is { } id
            ? shelf.Find(new ArticleId(id))
            : Named(shelf, call.Words.Trim());
        return Task.FromResult(
            article is null
                ? NotFound(call.Words, call.Language)
                : new Reply(
                    Message(
                        article,
                        Page<Section>.Of(article.Sections, call.Number("from"), PageSize),
                        call.Back,
                        call.Language
                    )
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

    private static Reply NotFound(string words, Language language) =>
        Notice.Say(
            language,
            language.Texts.Article.NoSuch,
            words.Length == 0 ? language.Texts.Article.Gone : language.Texts.Article.NotCalled.With(Clip.Short(words)),
            new SuggestionView(language.Texts.Labels.Articles, new ButtonData("articles"))
        );

    private static CardMessage Message(Article article, Page<Section> page, ButtonData? back, Language language)
    {
        var (texts, head) = (language.Texts, Head(article, language));
        var view = new SectionsView(
            language.Code,
            texts.Article.Sections.With(("title", article.Title), ("sections", texts.Amounts.Sections.Of(page.Total))),
            head,
            [.. page.Shown.Select(section => Line(article, section))],
            texts.Article.NoSections,
            page.More(texts.More.Sections),
            Ways.To(
                new ButtonData("sections.more")
                {
                    Article = head.Id,
                    From = page.FirstPosition,
                    Back = back,
                },
                language
            ),
            new SectionsWords(texts.Labels)
        );
        return new CardMessage(
            "sections",
            JsonSerializer.SerializeToElement(view, ChatJson.Default.SectionsView),
            view.Summary,
            PlainText.Join([article.Title, .. view.Sections.Select(section => $"{section.Ordinal}. {section.Heading}")])
        )
        {
            Smaller = page.Smaller is { } smaller ? () => Message(article, smaller, back, language) : null,
        };
    }

    private static SectionLineView Line(Article article, Section section) =>
        new(
            SectionQuotes.Id(section),
            section.Ordinal,
            Typography.Shown(section.Heading, article.Language),
            Typography.IsRightToLeft(article.Language)
        );

    internal static ArticleHeadView Head(Article article, Language language) =>
        new(
            article.Id.Value.ToString(CultureInfo.InvariantCulture),
            Typography.IsRightToLeft(article.Language),
            Typography.Shown(article.Title, article.Language),
            Typography.Breakable(SectionQuotes.Source(article, language)),
            article.Url?.AbsoluteUri ?? ""
        );
}
