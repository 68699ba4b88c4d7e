using System.Text.Json;
using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Topics;

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
        return Task.FromResult(new Reply(Message(page.Select(View), call.Back)));
    }

    private TopicLineView View(Topic topic) =>
        new(
            topic.Name,
            Typography.Breakable(topic.Title),
            Rtl: false,
            Amounts.Of(index.Passages(topic).Count, "passage")
        );

    private static CardMessage Message(Page<TopicLineView> page, ButtonData? back)
    {
        var view = new TopicsView(
            "en",
            $"{Amounts.Of(page.Total, "topic")}: {string.Join(", ", page.Shown.Take(10).Select(topic => topic.Title))}{(page.Total > 10 ? ", …" : ".")}",
            Amounts.Of(page.Total, "topic"),
            "Press one, or write /topic and its name.",
            page.Shown,
            "The keyword map is empty.",
            page.More("topic"),
            Ways.To(new ButtonData("topics.more") { From = page.FirstPosition, Back = back }),
            new TopicsWords()
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
            Smaller = page.Smaller is { } smaller ? () => Message(smaller, back) : null,
        };
    }
}
