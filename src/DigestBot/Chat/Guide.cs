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

    /// <summary>A button this version does not know, from an older card or a foreign one.</summary>
    public static Reply StaleButton(Language language) =>
        Notice.Say(
            language,
            language.Texts.Guide.Stale,
            language.Texts.Guide.StaleText,
            new SuggestionView(language.Texts.Labels.DigestNow, new ButtonData("digest")),
            new SuggestionView(language.Texts.Labels.Topics, new ButtonData("topics")),
            Help(language)
        );

    /// <summary>A button that would change something was pressed where the bot is not.</summary>
    public static Reply NotHere(Language language) =>
        Notice.Say(language, language.Texts.Guide.NotHere, language.Texts.Guide.NotHereText);

    public static Reply Broken(Language language) =>
        Notice.Say(language, language.Texts.Guide.Broken, language.Texts.Guide.BrokenText, Help(language));

    private Reply Suggest(Asked.Unknown asked, Language language)
    {
        var say = language.Texts.Guide;
        return Nearest(asked.Word) is { } near
            ? Notice.Say(
                language,
                say.NoCommand.With((asked.Slash ? "/" : "") + Clip.Short(asked.Word)),
                DidYouMean(near.Help, language),
                [
                    new SuggestionView($"/{near.Help.Name}", new ButtonData(near.Help.Name)),
                    .. near.Help.Name == "help" ? Array.Empty<SuggestionView>() : [Help(language)],
                ]
            )
            : Notice.Say(
                language,
                say.NotACommand.With(Clip.Short(asked.Text)),
                say.WhatToDo,
                new SuggestionView(
                    language.Texts.Labels.SearchArticles,
                    new ButtonData("search") { Words = asked.Text }
                ),
                new SuggestionView(language.Texts.Labels.Topics, new ButtonData("topics")),
                Help(language)
            );
    }

    private static string DidYouMean(CommandHelp help, Language language)
    {
        var say = language.Texts.Guide;
        var example = help.In(language).Example;
        return example == $"/{help.Name}"
            ? say.DidYouMean.With(help.Name)
            : say.DidYouMeanExample.With(("command", help.Name), ("example", example));
    }

    private static SuggestionView Help(Language language) => new(language.Texts.Labels.Help, new ButtonData("help"));

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
