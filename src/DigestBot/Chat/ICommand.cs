using DigestBot.Channels;
using DigestBot.Wording;

namespace DigestBot.Chat;

/// <summary>Something people can ask for, by text or by a button.</summary>
internal interface ICommand
{
    CommandHelp Help { get; }

    /// <summary>The verbs of buttons that belong here; the command's own name is always one.</summary>
    IReadOnlyList<string> Verbs { get; }

    /// <summary>What it does to what is posted in the conversation on the bot's own account; not everybody in a channel may do that.</summary>
    Effect EffectOf(CommandCall call) => Effect.None;

    Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation);
}

internal enum Effect
{
    None,

    /// <summary>Something that is there changes or ends.</summary>
    Changes,

    /// <summary>Something is posted from now on.</summary>
    Adds,
}

/// <summary>How the command is listed.</summary>
/// <param name="Name">The word people write, such as <c>topic</c>.</param>
/// <param name="Order">Its place in the help; commands below 100 ask, below 200 read, below 300 schedule.</param>
internal sealed record CommandHelp(string Name, Func<CommandTexts, CommandText> Texts, int Order)
{
    public CommandText In(Language language) => Texts(language.Texts.Commands);
}

/// <summary>An answer.</summary>
/// <param name="Replaces">Whether it takes the place of the card whose button was pressed.</param>
internal sealed record Reply(CardMessage Message, bool Replaces = false)
{
    /// <summary>Whether what was asked for is done, and a button in a card wants to see that card as it is now.</summary>
    public bool IsDone { get; init; }

    /// <summary>What everybody sees in the card's place; null when it is the message itself.</summary>
    public CardMessage? ForAll { get; init; }

    /// <summary>Told once how many of the message's items the channel acknowledged: none when it was not sent.</summary>
    public Func<int, Task>? Shown { get; init; }
}
