using System.Text.Json;
using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Digests.Follows;
using DigestBot.Topics;
using DigestBot.Wording;

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
                call.Language,
                call.Texts.Topic.Which,
                call.Texts.Topic.NameIt.With(map.Topics[0].Name),
                new SuggestionView(call.Texts.Labels.AllTopics, new ButtonData("topics"))
            );
        if (map.Find(asked) is { } topic)
        {
            var all = index.Passages(topic);
            var isFollowed = await follows.IsFollowedAsync(call.Conversation.Id, topic.Name, cancellation);
            var page = Page<TopicPassage>.Of(all, call.Number("from"), PageSize);
            return new Reply(
                call.Back is { } back
                    ? Message(topic, isFollowed, all, page, back, call.Language)
                    : _said.Of(
                        all,
                        isFollowed,
                        page.From,
                        call.Language,
                        () => Message(topic, isFollowed, all, page, null, call.Language)
                    )
            );
        }
        var near = TopicLookup.Near(map, asked, NearShown);
        if (
            near.Count == 0
            && await search.FindAsync(asked, SearchMessage.Limit, cancellation) is { Found.Count: > 0 } found
        )
            return new Reply(SearchMessage.Of(asked, found, null, call.Language, isTopic: true));
        return new Reply(Miss(map, asked, near, call.Language));
    }

    private CardMessage Message(
        Topic topic,
        bool isFollowed,
        IReadOnlyList<TopicPassage> all,
        Page<TopicPassage> page,
        ButtonData? back,
        Language language
    )
    {
        var (say, found) = (language.Texts.Topic, Found(all, page, language.Texts));
        var again = new ButtonData("topic.more")
        {
            Topic = topic.Name,
            From = page.FirstPosition,
            Back = back,
        };
        var view = new TopicView(
            language.Code,
            say.Summary.With(("topic", topic.Title), ("found", found)),
            new TopicHead(topic.Name, Typography.Breakable(topic.Title), found, isFollowed),
            [.. page.Shown.Select(passage => PassageViews.View(passage, language))],
            Related(topic),
            page.More(language.Texts.More.Passages),
            say.Empty,
            Ways.To(again, language),
            new TopicWords(language.Texts.Labels)
        );
        return new CardMessage(
            "topic",
            JsonSerializer.SerializeToElement(view, ChatJson.Default.TopicView),
            view.Summary,
            PlainText.Join([
                view.Summary,
                .. view.Passages.Select(passage => PassageViews.Text(passage, language)),
                view.Passages.Count == 0 ? view.Empty : "",
            ])
        )
        {
            Smaller = page.Smaller is { } smaller
                ? () => Message(topic, isFollowed, all, smaller, back, language)
                : null,
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

    private static string Found(IReadOnlyList<TopicPassage> all, Page<TopicPassage> page, Texts texts)
    {
        var passages = texts.Amounts.Passages.Of(all.Count);
        if (all.Count == 0)
            return passages;
        var from = texts.Topic.FromArticles.Of(all.Select(passage => passage.Article.Id).Distinct().Count());
        return page.Shown.Count == all.Count
            ? texts.Topic.Found.With(("passages", passages), ("from", from))
            : texts.Topic.FoundPart.With(("positions", page.Positions), ("passages", passages), ("from", from));
    }

    private static CardMessage Miss(TopicMap map, string asked, IReadOnlyList<Topic> near, Language language)
    {
        var (shown, say) = (Clip.Short(asked), language.Texts.Topic);
        var view = new TopicMissView(
            language.Code,
            near.Count > 0
                ? say.MissSummaryNear.With(("asked", shown), ("topic", near[0].Title))
                : say.MissSummary.With(shown),
            asked.Length > 200 ? asked[..200] : asked,
            Typography.Breakable(say.MissHeading.With(shown)),
            near.Count switch
            {
                0 => say.NothingCloseAtAll,
                1 => say.DidYouMean.With(near[0].Name),
                _ => say.OneOfThese,
            },
            [.. near.Select(topic => new TopicLink(topic.Name, Typography.Breakable(topic.Title)))],
            [.. map.Topics.Take(60).Select(topic => Typography.Breakable(topic.Title))],
            new TopicMissWords(language.Texts.Labels)
        );
        return new CardMessage(
            "topic-miss",
            JsonSerializer.SerializeToElement(view, ChatJson.Default.TopicMissView),
            view.Summary,
            PlainText.Join([
                view.Heading,
                view.Hint,
                .. near.Select(topic => $"/topic {topic.Name}"),
                say.Listed.With(string.Join(", ", view.Topics)),
            ])
        );
    }
}
