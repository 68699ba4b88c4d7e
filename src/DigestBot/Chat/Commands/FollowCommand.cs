using DigestBot.Channels;
using DigestBot.Digests;
using DigestBot.Digests.Content;
using DigestBot.Digests.Follows;
using DigestBot.Topics;
using Microsoft.Extensions.Options;

namespace DigestBot.Chat.Commands;

/// <summary>Has the conversation told at once when something comes up about a topic; without a topic, shows what is followed.</summary>
internal sealed class FollowCommand(FollowStore follows, TopicCatalog topics, IOptions<DigestOptions> options)
    : ICommand
{
    public CommandHelp Help { get; } = new("follow", static of => of.Follow, 240);

    public IReadOnlyList<string> Verbs => [];

    public Effect EffectOf(CommandCall call) => Topic(call).Length > 0 ? Effect.Adds : Effect.None;

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var here = call.Conversation;
        var asked = AskedTopics.Read(topics.Current, Topic(call));
        if (asked.Unknown is { } unknown)
            return AskedTopics.Miss(
                topics.Current,
                unknown,
                name => new ButtonData("follow") { Topic = string.Join(", ", [.. asked.Names, name]) }
            );
        if (asked.Known.Count == 0)
            return Followed(await follows.OfAsync(here.Id, cancellation));
        await follows.AddAsync(here.Id, asked.Names, call.Zone ?? options.Value.Zone, cancellation);
        return Following(asked.Known) with { IsDone = true };
    }

    /// <summary>The topic of a button, or what was written.</summary>
    public static string Topic(CommandCall call) => call.Button is null ? call.Words : call.Text("topic").Trim();

    private static Reply Following(IReadOnlyList<Topic> topics) =>
        Notice.Say(
            $"Following {DigestMode.Listed([.. topics.Select(topic => topic.Title)])}",
            "When a new article has it, that is posted here within a minute, at most once an hour. What comes in between joins the next digest.",
            new SuggestionView("Unfollow", Unfollow([.. topics.Select(topic => topic.Name)])),
            new SuggestionView("Following", new ButtonData("follow"))
        );

    private Reply Followed(IReadOnlyList<FollowedTopic> followed)
    {
        if (followed.Count == 0)
            return Notice.Say(
                "Nothing is followed here",
                $"Write /follow and a topic, for example /follow {topics.Current.Topics[0].Name}. New articles about it are then posted here at once.",
                new SuggestionView("All topics", new ButtonData("topics"))
            );
        var map = topics.Current;
        var gone = followed.Where(topic => map.Named(topic.Name) is null).Select(topic => topic.Name).ToList();
        return Notice.Say(
            $"Following {DigestMode.Listed([.. followed.Select(topic => Title(topic.Name))])}",
            "New articles about it are posted here, at most once an hour."
                + (gone.Count > 0 ? $" Not in the keyword map any more: {DigestMode.Listed(gone)}." : ""),
            [
                .. followed
                    .Take(3)
                    .Select(topic => new SuggestionView($"Unfollow {Title(topic.Name)}", Unfollow([topic.Name]))),
            ]
        );
    }

    private string Title(string name) => topics.Current.Named(name)?.Title ?? name;

    private static ButtonData Unfollow(IReadOnlyList<string> names) =>
        new("unfollow") { Topic = string.Join(", ", names) };
}
