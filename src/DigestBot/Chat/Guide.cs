using DigestBot.Channels;
using DigestBot.Topics;
using DigestBot.Wording;
using FuzzySharp;

namespace DigestBot.Chat;

/// <summary>Answers what is no command: a bare topic, a slip of the pen, an old button.</summary>
internal sealed class Guide(CommandReader reader, TopicCatalog topics)
{
    private const int CloseEnough = 70;

    public Task<Reply> HelpAsync(CommandCall call, CancellationToken cancellation) =>
        Named("help").RunAsync(call with { Verb = "help", Words = "", Button = null }, cancellation);

    public Task<Reply> AnswerAsync(Asked.Unknown asked, CommandCall call, CancellationToken cancellation)
    {
        if (!asked.Slash && topics.Current.Find(asked.Text) is not null)
            return Named("topic").RunAsync(call with { Verb = "topic", Words = asked.Text }, cancellation);
        return Task.FromResult(Suggest(asked, call.Language));
    }

    /// <summary>Said where a card asks by itself for something this version does not show.</summary>
    public const string NotRefreshed =
        "This card is from another version of the bot. Ask again to see how things are now.";

    /// <summary>Said when an answer takes longer than the client waits.</summary>
    public const string StillWorking = "This takes a little longer. The answer comes here as soon as it is there.";

    /// <summary>Said to whoever pressed when the answer is for everybody in the thread.</summary>
    public const string ShownInThread = "It is shown as a reply in this thread.";

    /// <summary>A button this version does not know, from an older card or a foreign one.</summary>
    public static Reply StaleButton() =>
        Notice.Say(
            "This button no longer works",
            "The message is from another version of the bot. Ask again:",
            new SuggestionView("Digest now", new ButtonData("digest")),
            new SuggestionView("Topics", new ButtonData("topics")),
            new SuggestionView("Help", new ButtonData("help"))
        );

    public static Reply Broken() =>
        Notice.Say(
            "That did not work",
            "Something broke here, and it is in the bot's log. Try again in a moment.",
            new SuggestionView("Help", new ButtonData("help"))
        );

    private Reply Suggest(Asked.Unknown asked, Language language)
    {
        var shown = Clip.Short(asked.Text);
        if (Nearest(asked.Word) is { } near)
            return Notice.Say(
                $"There is no command “{(asked.Slash ? "/" : "")}{Clip.Short(asked.Word)}”",
                $"Did you mean /{near.Help.Name}?{Example(near.Help, language)}",
                [
                    new SuggestionView($"/{near.Help.Name}", new ButtonData(near.Help.Name)),
                    .. near.Help.Name == "help"
                        ? Array.Empty<SuggestionView>()
                        : [new SuggestionView("Help", new ButtonData("help"))],
                ]
            );
        return Notice.Say(
            $"“{shown}” is not a command",
            "Write /help to see what you can ask, /topics for the topics, or search the articles for these words.",
            new SuggestionView("Search the articles", new ButtonData("search") { Words = asked.Text }),
            new SuggestionView("Topics", new ButtonData("topics")),
            new SuggestionView("Help", new ButtonData("help"))
        );
    }

    private static string Example(CommandHelp help, Language language) =>
        help.In(language).Example is var example && example == $"/{help.Name}" ? "" : $" Write for example {example}.";

    private ICommand? Nearest(string word) =>
        reader
            .Commands.Select(command =>
                (Command: command, Likeness: Fuzz.Ratio(command.Help.Name, word.ToLowerInvariant()))
            )
            .Where(near => near.Likeness >= CloseEnough)
            .OrderByDescending(near => near.Likeness)
            .ThenBy(near => near.Command.Help.Order)
            .Select(near => near.Command)
            .FirstOrDefault();

    private ICommand Named(string name) => reader.Commands.Single(command => command.Help.Name == name);
}
