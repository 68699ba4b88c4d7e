using DigestBot.Channels;
using DigestBot.Digests.Follows;
using DigestBot.Topics;
using DigestBot.Wording;

namespace DigestBot.Chat.Commands;

/// <summary>Ends alerts about topics.</summary>
internal sealed class UnfollowCommand(FollowStore follows, TopicCatalog topics) : ICommand
{
    public CommandHelp Help { get; } = new("unfollow", static of => of.Unfollow, 250);

    public IReadOnlyList<string> Verbs => [];

    public Effect EffectOf(CommandCall call) => Effect.Changes;

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var followed = (await follows.OfAsync(call.Conversation.Id, cancellation)).Select(topic => topic.Name).ToList();
        var words = FollowCommand.Topic(call).Trim();
        var chosen = Chosen(words, followed);
        if (chosen.Count == 0)
            return NothingEnded(words, followed, call.Language);
        await follows.RemoveAsync(call.Conversation.Id, chosen, cancellation);
        var left = followed.Except(chosen).ToList();
        var (language, say) = (call.Language, call.Texts.Follow);
        var reply = Notice.Say(
            language,
            say.Ended.With(Titles(chosen, language)),
            left.Count > 0 ? say.Still.With(Titles(left, language)) : say.NothingLeft,
            new SuggestionView(say.Again, new ButtonData("follow") { Topic = string.Join(", ", chosen) })
        );
        return reply with { IsDone = true };
    }

    /// <summary>A topic that is no longer in the keyword map can still be ended by its name.</summary>
    private List<string> Chosen(string words, List<string> followed)
    {
        if (Answers.IsAll(words))
            return followed;
        var names = AskedTopics.Read(topics.Current, words).Names;
        var written = words.ToLowerInvariant().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return [.. followed.Where(name => names.Contains(name) || written.Contains(name))];
    }

    private Reply NothingEnded(string words, List<string> followed, Language language)
    {
        var say = language.Texts.Follow;
        if (followed.Count == 0)
            return Notice.Say(
                language,
                say.Nothing,
                say.NothingToEnd,
                new SuggestionView(language.Texts.Labels.AllTopics, new ButtonData("topics"))
            );
        return Notice.Say(
            language,
            words.Length == 0 ? language.Texts.Topic.Which : say.NotFollowed.With(Clip.Short(words)),
            say.Followed.With(Titles(followed, language)),
            [
                .. followed
                    .Take(3)
                    .Select(name => new SuggestionView(
                        say.Unfollow.With(Titles([name], language)),
                        new ButtonData("unfollow") { Topic = name }
                    )),
            ]
        );
    }

    private string Titles(IEnumerable<string> names, Language language) =>
        language.All([.. names.Select(name => topics.Current.Named(name)?.Title ?? name)]);
}
