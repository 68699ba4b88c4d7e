using System.Text.Json;
using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Topics;
using DigestBot.Wording;

namespace DigestBot.Chat.Commands;

/// <summary>Lists the keyword map's topics, each a button.</summary>
internal sealed class TopicsCommand(TopicCatalog catalog, TopicIndex index) : ICommand
{
    private const int PageSize = 30;

    public CommandHelp Help { get; } = new("topics", static of => of.Topics, 20);

    public IReadOnlyList<string> Verbs => ["topics.more"];

    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var page = Page<Topic>.Of(catalog.Current.Topics, call.Number("from"), PageSize);
        return Task.FromResult(
            new Reply(Message(page.Select(topic => View(topic, call.Texts)), call.Back, call.Language))
        );
    }

    private TopicLineView View(Topic topic, Texts texts) =>
        new(
            topic.Name,
            Typography.Breakable(topic.Title),
            Rtl: false,
            texts.Amounts.Passages.Of(index.Passages(topic).Count)
        );

    private static CardMessage Message(Page<TopicLineView> page, ButtonData? back, Language language)
    {
        var texts = language.Texts;
        var titles = string.Join(", ", page.Shown.Take(10).Select(topic => topic.Title));
        var view = new TopicsView(
            language.Code,
            texts.Topic.AllSummary.With(
                ("topics", texts.Amounts.Topics.Of(page.Total)),
                ("titles", titles + (page.Total > 10 ? ", …" : "."))
            ),
            texts.Amounts.Topics.Of(page.Total),
            texts.Topic.PressOne,
            page.Shown,
            texts.Topic.MapIsEmpty,
            page.More(texts.More.Topics),
            Ways.To(new ButtonData("topics.more") { From = page.FirstPosition, Back = back }, language),
            new TopicsWords(texts.Labels)
        );
        return new CardMessage(
            "topics",
            JsonSerializer.SerializeToElement(view, ChatJson.Default.TopicsView),
            view.Summary,
            PlainText.Join([
                view.Heading,
                .. page.Shown.Select(topic => $"{topic.Title} ({topic.Found}): /topic {topic.Name}"),
            ])
        )
        {
            Smaller = page.Smaller is { } smaller ? () => Message(smaller, back, language) : null,
        };
    }
}
