using System.Globalization;
using System.Text.Json;
using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Wording;

namespace DigestBot.Chat.Commands;

/// <summary>Lists what the bot has read, newest first.</summary>
internal sealed class ArticlesCommand(Library library) : ICommand
{
    private const int PageSize = 8;

    public CommandHelp Help { get; } = new("articles", static of => of.Articles, 120);

    public IReadOnlyList<string> Verbs => ["articles.more"];

    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var page = Page<Article>.Of(library.Current.Articles, call.Number("from"), PageSize);
        return Task.FromResult(
            new Reply(Message(page.Select(article => View(article, call.Language)), call.Language, call.Back))
        );
    }

    private static ArticleLineView View(Article article, Language language) =>
        new(
            article.Id.Value.ToString(CultureInfo.InvariantCulture),
            Typography.IsRightToLeft(article.Language),
            Typography.Shown(article.Title, article.Language),
            Typography.Breakable(SectionQuotes.Source(article, language)),
            language.Texts.Amounts.Sections.Of(article.Sections.Count),
            article.Url?.AbsoluteUri ?? ""
        );

    private static CardMessage Message(Page<ArticleLineView> page, Language language, ButtonData? back)
    {
        var texts = language.Texts;
        var view = new ArticlesView(
            language.Code,
            texts.Article.AllSummary.Of(page.Total),
            texts.Amounts.Articles.Of(page.Total),
            page.Shown,
            texts.Article.NothingRead,
            page.More(texts.More.Articles),
            Ways.To(new ButtonData("articles.more") { From = page.FirstPosition, Back = back }, language),
            new ArticlesWords(texts.Labels)
        );
        return new CardMessage(
            "articles",
            JsonSerializer.SerializeToElement(view, ChatJson.Default.ArticlesView),
            view.Summary,
            PlainText.Join([
                view.Heading,
                .. page.Shown.Select(article => $"{article.Title} ({article.Source}) {article.Url}".TrimEnd()),
            ])
        )
        {
            Smaller = page.Smaller is { } smaller ? () => Message(smaller, language, back) : null,
        };
    }
}
