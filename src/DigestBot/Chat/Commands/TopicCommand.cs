using System.Text.Json;
using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Digests.Follows;
using DigestBot.Topics;

namespace DigestBot.Chat.Commands;

/// <summary>Shows the passages about a topic; a slip of the pen gets a suggestion, an unknown word a full-text search.</summary>
internal sealed class TopicCommand(TopicCatalog catalog, TopicIndex index, ArticleSearch search, FollowStore follows)
    : ICommand
{
    private const int PageSize = 4;
    private const int RelatedShown = 5;
    private const int NearShown = 3;

    private readonly SaidTopics _said = new();

    public CommandHelp Help { get; } = new("topic", static of => of.Topic, 10);

    public IReadOnlyList<string> Verbs => ["topic.more"];

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var asked = call.Text("topic").Trim();
        var map = catalog.Current;
        if (asked.Length == 0)
            return Notice.Say(
                "Which topic?",
                $"Name it after the command, for example /topic {map.Topics[0].Name}.",
                new SuggestionView("All topics", new ButtonData("topics"))
            );
        if (map.Find(asked) is { } topic)
        {
            var all = index.Passages(topic);
            var isFollowed = await follows.IsFollowedAsync(call.Conversation.Id, topic.Name, cancellation);
            var page = Page<TopicPassage>.Of(all, call.Number("from"), PageSize);
            return new Reply(
                call.Back is { } back
                    ? Message(topic, isFollowed, all, page, back)
                    : _said.Of(all, isFollowed, page.From, () => Message(topic, isFollowed, all, page, null))
            );
        }
        var near = TopicLookup.Near(map, asked, NearShown);
        if (
            near.Count == 0
            && await search.FindAsync(asked, SearchMessage.Limit, cancellation) is { Found.Count: > 0 } found
        )
            return new Reply(SearchMessage.Of(asked, found, null, isTopic: true));
        return new Reply(Miss(map, asked, near));
    }

    private CardMessage Message(
        Topic topic,
        bool isFollowed,
        IReadOnlyList<TopicPassage> all,
        Page<TopicPassage> page,
        ButtonData? back
    )
    {
        var again = new ButtonData("topic.more")
        {
            Topic = topic.Name,
            From = page.FirstPosition,
            Back = back,
        };
        var view = new TopicView(
            "en",
            $"{topic.Title}: {Found(all, page)}.",
            new TopicHead(topic.Name, Typography.Breakable(topic.Title), Found(all, page), isFollowed),
            [.. page.Shown.Select(PassageViews.View)],
            Related(topic),
            page.More("passage"),
            "No passage speaks of this topic yet.",
            Ways.To(again),
            new TopicWords()
        );
        return new CardMessage(
            "topic",
            JsonSerializer.SerializeToElement(view, ChatJson.Default.TopicView),
            view.Summary,
            PlainText.Join([
                view.Summary,
                .. view.Passages.Select(PassageViews.Text),
                view.Passages.Count == 0 ? view.Empty : "",
            ])
        )
        {
            Smaller = page.Smaller is { } smaller ? () => Message(topic, isFollowed, all, smaller, back) : null,
        };
    }

    private IReadOnlyList<TopicLink> Related(Topic topic) =>
        [
            .. topic
                .Related.Select(catalog.Current.Named)
                .OfType<Topic>()
                .Take(RelatedShown)
                .Select(related => new TopicLink(related.Name, Typography.Breakable(related.Title))),
        ];

    private static string Found(IReadOnlyList<TopicPassage> all, Page<TopicPassage> page)
    {
        var articles = all.Select(passage => passage.Article.Id).Distinct().Count();
        var passages = Amounts.Of(all.Count, "passage");
        var shown =
            page.Shown.Count == all.Count ? passages : $"{page.From}–{page.From + page.Shown.Count - 1} of {passages}";
        return all.Count == 0 ? passages : $"{shown}, from {Amounts.Of(articles, "article")}";
    }

    private static CardMessage Miss(TopicMap map, string asked, IReadOnlyList<Topic> near)
    {
        var shown = Clip.Short(asked);
        var view = new TopicMissView(
            "en",
            near.Count > 0
                ? $"There is no topic “{shown}”. Did you mean {near[0].Title}?"
                : $"There is no topic “{shown}”.",
            asked.Length > 200 ? asked[..200] : asked,
            Typography.Breakable($"No topic “{shown}”"),
            near.Count switch
            {
                0 => "Nothing comes close, and no article has these words. Pick a topic:",
                1 => $"Did you mean {near[0].Name}?",
                _ => "Did you mean one of these?",
            },
            [.. near.Select(topic => new TopicLink(topic.Name, Typography.Breakable(topic.Title)))],
            [.. map.Topics.Take(60).Select(topic => Typography.Breakable(topic.Title))],
            new TopicMissWords()
        );
        return new CardMessage(
            "topic-miss",
            JsonSerializer.SerializeToElement(view, ChatJson.Default.TopicMissView),
            view.Summary,
            PlainText.Join([
                view.Heading,
                view.Hint,
                .. near.Select(topic => $"/topic {topic.Name}"),
                $"Topics: {string.Join(", ", view.Topics)}",
            ])
        );
    }
}
