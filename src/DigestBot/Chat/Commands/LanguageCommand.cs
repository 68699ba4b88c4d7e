using DigestBot.Channels;
using DigestBot.Wording;

namespace DigestBot.Chat.Commands;

/// <summary>Shows or sets the language of the conversation.</summary>
internal sealed class LanguageCommand(ConversationStore conversations, Languages languages) : ICommand
{
    public CommandHelp Help { get; } = new("language", static of => of.Language, 300);

    public IReadOnlyList<string> Verbs => [];

    /// <remarks>Digests are in it too.</remarks>
    public Effect EffectOf(CommandCall call) => call.Text("words").Trim().Length > 0 ? Effect.Changes : Effect.None;

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var asked = call.Text("words").Trim();
        if (asked.Length == 0)
            return Shown(call.Conversation, call.Language);
        if (Answers.IsOff(asked))
            return await SetAsync(call, null, cancellation);
        return Named(asked) is { } language
            ? await SetAsync(call, language, cancellation)
            : Unknown(asked, call.Language);
    }

    private async Task<Reply> SetAsync(CommandCall call, Language? chosen, CancellationToken cancellation)
    {
        await conversations.SetLanguageAsync(call.Conversation.Id, chosen?.Tag, cancellation);
        var changed = call.Conversation with { Language = chosen?.Tag };
        return Shown(changed, chosen ?? languages.Of(changed, call.Locale));
    }

    /// <summary>By its tag or by what it is called.</summary>
    private Language? Named(string asked) =>
        languages.Find(asked)
        ?? languages.All.FirstOrDefault(language =>
            language.Texts.Language.AlsoCalled.Contains(asked.ToLowerInvariant())
        );

    private Reply Shown(Conversation conversation, Language language)
    {
        var say = language.Texts.Language;
        var usual = languages.Usual.Texts.Language.Name;
        return Notice.Say(
            language,
            say.Heading.With(say.Name),
            conversation.Language is not null ? say.Chosen.With(say.Name)
                : conversation.Personal ? say.FollowsApp.With(language.All(Names))
                : say.FollowsAsker.With(usual),
            conversation.Language is null ? Choices : [AsTheApp(language), .. Choices]
        );
    }

    private Reply Unknown(string asked, Language language) =>
        Notice.Say(
            language,
            language.Texts.Language.WhichOne,
            language.Texts.Language.Unknown.With(("asked", Clip.Short(asked)), ("languages", language.All(Names))),
            Choices
        );

    private IReadOnlyList<string> Names => [.. languages.All.Select(language => language.Texts.Language.Name)];

    private SuggestionView[] Choices =>
        [
            .. languages.All.Select(language => new SuggestionView(
                language.Texts.Language.Name,
                new ButtonData("language") { Words = language.Code }
            )),
        ];

    private static SuggestionView AsTheApp(Language language) =>
        new(language.Texts.Language.FollowTheApp, new ButtonData("language") { Words = "off" });
}
