using DigestBot.Channels;
using DigestBot.Digests;
using DigestBot.Digests.Follows;
using DigestBot.Topics;
using DigestBot.Wording;
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
                call.Language,
                name => new ButtonData("follow") { Topic = string.Join(", ", [.. asked.Names, name]) }
            );
        if (asked.Known.Count == 0)
            return Followed(await follows.OfAsync(here.Id, cancellation), call.Language);
        await follows.AddAsync(here.Id, asked.Names, call.Zone ?? options.Value.Zone, cancellation);
        return Following(asked.Known, call.Language) with { IsDone = true };
    }

    /// <summary>The topic of a button, or what was written.</summary>
    public static string Topic(CommandCall call) => call.Button is null ? call.Words : call.Text("topic").Trim();

    private static Reply Following(IReadOnlyList<Topic> topics, Language language) =>
        Notice.Say(
            language,
            language.Texts.Follow.Heading.With(language.All([.. topics.Select(topic => topic.Title)])),
            language.Texts.Follow.HowItWorks,
            new SuggestionView(language.Texts.Labels.Unfollow, Unfollow([.. topics.Select(topic => topic.Name)])),
            new SuggestionView(language.Texts.Labels.Following, new ButtonData("follow"))
        );

    private Reply Followed(IReadOnlyList<FollowedTopic> followed, Language language)
    {
        var say = language.Texts.Follow;
        if (followed.Count == 0)
            return Notice.Say(
                language,
                say.Nothing,
                say.HowTo.With(topics.Current.Topics[0].Name),
                new SuggestionView(language.Texts.Labels.AllTopics, new ButtonData("topics"))
            );
        var map = topics.Current;
        var gone = followed.Where(topic => map.Named(topic.Name) is null).Select(topic => topic.Name).ToList();
        return Notice.Say(
            language,
            say.Heading.With(language.All([.. followed.Select(topic => Title(topic.Name))])),
            gone.Count > 0 ? $"{say.NewArticles} {say.Vanished.With(language.All(gone))}" : say.NewArticles,
            [
                .. followed
                    .Take(3)
                    .Select(topic => new SuggestionView(say.Unfollow.With(Title(topic.Name)), Unfollow([topic.Name]))),
            ]
        );
    }

    private string Title(string name) => topics.Current.Named(name)?.Title ?? name;

    private static ButtonData Unfollow(IReadOnlyList<string> names) =>
        new("unfollow") { Topic = string.Join(", ", names) };
}
