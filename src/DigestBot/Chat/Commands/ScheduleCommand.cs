namespace DigestBot.Chat.Commands;

/// <summary>Shows what is scheduled here and the next runs.</summary>
internal sealed class ScheduleCommand(ScheduleCards cards) : ICommand
{
    public CommandHelp Help { get; } = new("schedule", static of => of.Schedule, 220);

    public IReadOnlyList<string> Verbs => [];

    public Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation) =>
        cards.ShowAsync(call, cancellation);
}
