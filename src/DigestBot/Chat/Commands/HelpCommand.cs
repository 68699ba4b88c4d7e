using System.Text.Json;
using DigestBot.Channels;
using DigestBot.Wording;

namespace DigestBot.Chat.Commands;

/// <summary>Lists the commands, from what they say of themselves.</summary>
internal sealed class HelpCommand(IReadOnlyList<ICommand> commands) : ICommand
{
    public CommandHelp Help { get; } = new("help", static of => of.Help, 400);

    public IReadOnlyList<string> Verbs => [];

    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var say = call.Texts.Help;
        var groups = commands
            .Select(command => command.Help)
            .Where(help => help.Order < 400)
            .OrderBy(help => help.Order)
            .GroupBy(help => GroupName(help.Order, say))
            .Select(group => new CommandGroupView(group.Key, [.. group.Select(help => View(help, call.Language))]))
            .ToList();
        var view = new HelpView(
            call.Language.Code,
            say.Summary.With(string.Join(", ", commands.Select(command => "/" + command.Help.Name))),
            say.Heading,
            call.Conversation.Personal ? say.HowToWrite : say.HowToWriteInGroups,
            groups,
            new HelpWords(call.Texts.Labels)
        );
        return Task.FromResult(new Reply(Message(view)));
    }

    private static string GroupName(int order, HelpTexts say) =>
        order switch
        {
            < 100 => say.Ask,
            < 200 => say.Read,
            < 300 => say.Schedule,
            _ => say.More,
        };

    private static CommandView View(CommandHelp help, Language language) =>
        new(help.In(language).Example, help.In(language).Does);

    private static CardMessage Message(HelpView view) =>
        new(
            "help",
            JsonSerializer.SerializeToElement(view, ChatJson.Default.HelpView),
            view.Summary,
            PlainText.Join([
                view.Heading,
                view.Hint,
                .. view
                    .Groups.SelectMany(group => group.Commands)
                    .Select(command => $"{command.Command} – {command.Does}"),
            ])
        );
}
