using System.Text.Json;
using DigestBot.Channels;

namespace DigestBot.Chat.Commands;

/// <summary>Lists the commands, from what they say of themselves.</summary>
internal sealed class HelpCommand(IReadOnlyList<ICommand> commands) : ICommand
{
    public CommandHelp Help { get; } = new("help", "/help", "this list", 400);

    public IReadOnlyList<string> Verbs => [];

    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var groups = commands
            .Select(command => command.Help)
            .Where(help => help.Order < 400)
            .OrderBy(help => help.Order)
            .GroupBy(help => GroupName(help.Order))
            .Select(group => new CommandGroupView(
                group.Key,
                [.. group.Select(help => new CommandView(help.Example, help.Does))]
            ))
            .ToList();
        var view = new HelpView(
            "en",
            $"Commands: {string.Join(", ", commands.Select(command => "/" + command.Help.Name))}.",
            "What you can ask",
            call.Conversation.Personal
                ? "With or without the slash."
                : "With or without the slash. Mention the bot first.",
            groups,
            new HelpWords()
        );
        return Task.FromResult(new Reply(Message(view)));
    }

    private static string GroupName(int order) =>
        order switch
        {
            < 100 => "Ask",
            < 200 => "Read",
            < 300 => "Schedule",
            _ => "More",
        };

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
