using System.Text.Json;
using DigestBot.Articles;
using DigestBot.BotFramework;
using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Wording;

namespace DigestBot.Chat.Teams;

/// <summary>The cards that people put into their own messages, and how each is listed before.</summary>
internal sealed class CitedCards(ActivityRenderer renderer)
{
    public const string Cited = "cited";
    public const string Unfurled = "unfurled";

    public ExtensionResult Result(CitedPassage cited, Language language)
    {
        var passage = cited.View;
        var quote = Text(passage);
        var view = new CitedView(
            language.Code,
            $"{passage.Heading} · {passage.Source}",
            Typography.Breakable(cited.About),
            passage,
            CitedWords.Of(language.Texts.Extension)
        );
        return new ExtensionResult(
            Card(Cited, JsonSerializer.SerializeToElement(view, ExtensionJson.Default.CitedView), view.Summary, quote),
            passage.Heading,
            $"{passage.Source} · {quote}"
        );
    }

    public ExtensionResult Preview(Article article, Language language)
    {
        var (title, source) = (
            Typography.Shown(article.Title, article.Language),
            SectionQuotes.Source(article, language)
        );
        var teaser = Teaser(article);
        var view = new UnfurledView(
            language.Code,
            article.Title,
            title,
            Typography.Breakable(source),
            language.Texts.Amounts.Sections.Of(article.Sections.Count),
            teaser.Length > 0 ? Typography.ShownRun(teaser, article.Language, first: true) : "",
            Typography.Open(article.Language),
            Typography.Close(article.Language),
            Typography.IsRightToLeft(article.Language),
            article.Url!.AbsoluteUri,
            new UnfurledWords(language.Texts.Extension.OpenArticle)
        );
        var data = JsonSerializer.SerializeToElement(view, ExtensionJson.Default.UnfurledView);
        return new ExtensionResult(Card(Unfurled, data, view.Summary, teaser), title, source);
    }

    /// <summary>What stands under the title, or what a digest quotes of the first section.</summary>
    private static string Teaser(Article article) =>
        article.Standfirst is { Length: > 0 and <= SectionQuotes.LongestQuote } standfirst ? standfirst
        : article.Sections.Count > 0
        && SectionQuotes.Quote(article.Sections[0]) is { Length: <= SectionQuotes.LongestQuote } quote
            ? quote
        : "";

    private static string Text(PassageView passage) =>
        $"{passage.Open}{string.Concat(passage.Quote.Select(run => run.Text))}{passage.Close}";

    private JsonElement Card(string name, JsonElement data, string summary, string text) =>
        renderer.RenderCard(new CardMessage(name, data, summary, text), null);
}
