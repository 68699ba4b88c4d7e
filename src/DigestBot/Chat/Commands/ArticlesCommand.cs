using System.Globalization;
using System.Text.Json;
using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Digests.Content;

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
        return Task.FromResult(new Reply(Message(page.Select(View), call.Back)));
    }

    private static ArticleLineView View(Article article) =>
        new(
            article.Id.Value.ToString(CultureInfo.InvariantCulture),
            Typography.IsRightToLeft(article.Language),
            Typography.Shown(article.Title, article.Language),
            Typography.Breakable(SectionQuotes.Source(article)),
            Amounts.Of(article.Sections.Count, "section"),
            article.Url?.AbsoluteUri ?? ""
        );

    private static CardMessage Message(Page<ArticleLineView> page, ButtonData? back)
    {
        var view = new ArticlesView(
            "en",
            $"{Amounts.Of(page.Total, "article")} read.",
            Amounts.Of(page.Total, "article"),
            page.Shown,
            "Nothing has been read yet.",
            page.More("article"),
            Ways.To(new ButtonData("articles.more") { From = page.FirstPosition, Back = back }),
            new ArticlesWords()
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
            Smaller = page.Smaller is { } smaller ? () => Message(smaller, back) : null,
        };
    }
}
