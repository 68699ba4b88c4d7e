namespace DigestBot.Chat.Commands;

/// <summary>Shows what is scheduled here and the next runs.</summary>
internal sealed class ScheduleCommand(ScheduleCards cards) : ICommand
{
    public CommandHelp Help { get; } = new("schedule", "/schedule", "what is set and the next 5 runs", 220);

    public IReadOnlyList<string> Verbs => [];

    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation) =>
        cards.ShowAsync(call, cancellation);
}
