namespace DigestBot.Chat.Commands;

/// <summary>Shows what is scheduled here and the next runs.</summary>
internal sealed class ScheduleCommand(ScheduleCards cards) : ICommand
{
    public CommandHelp Help { get; } = new("schedule", static of => of.Schedule, 220);

    public IReadOnlyList<string> Verbs => [];

    /// <remarks>Asked for on a digest or a help, it does not take that card's place.</remarks>
    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation) =>
        await cards.ShowAsync(call, cancellation) with
        {
            Replaces = false,
        };
}
