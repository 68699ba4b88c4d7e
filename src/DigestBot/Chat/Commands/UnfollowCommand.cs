using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Digests.Follows;
using DigestBot.Topics;

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
            return NothingEnded(words, followed);
        await follows.RemoveAsync(call.Conversation.Id, chosen, cancellation);
        var left = followed.Except(chosen).ToList();
        var reply = Notice.Say(
            $"No more alerts about {Titles(chosen)}",
            left.Count > 0 ? $"Still followed: {Titles(left)}." : "Nothing is followed here now.",
            new SuggestionView("Follow again", new ButtonData("follow") { Topic = string.Join(", ", chosen) })
        );
        return reply with { IsDone = true };
    }

    /// <summary>A topic that is no longer in the keyword map can still be ended by its name.</summary>
    private List<string> Chosen(string words, List<string> followed)
    {
        if (words.Equals("all", StringComparison.OrdinalIgnoreCase))
            return followed;
        var names = AskedTopics.Read(topics.Current, words).Names;
        var written = words.ToLowerInvariant().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return [.. followed.Where(name => names.Contains(name) || written.Contains(name))];
    }

    private Reply NothingEnded(string words, List<string> followed)
    {
        if (followed.Count == 0)
            return Notice.Say(
                "Nothing is followed here",
                "So there is nothing to end.",
                new SuggestionView("All topics", new ButtonData("topics"))
            );
        return Notice.Say(
            words.Length == 0 ? "Which topic?" : $"“{Clip.Short(words)}” is not followed here",
            $"Followed: {Titles(followed)}. /unfollow all ends every one.",
            [
                .. followed
                    .Take(3)
                    .Select(name => new SuggestionView(
                        $"Unfollow {Titles([name])}",
                        new ButtonData("unfollow") { Topic = name }
                    )),
            ]
        );
    }

    private string Titles(IEnumerable<string> names) =>
        DigestMode.Listed([.. names.Select(name => topics.Current.Named(name)?.Title ?? name)]);
}
