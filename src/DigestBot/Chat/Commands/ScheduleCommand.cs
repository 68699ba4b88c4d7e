using DigestBot.Channels;

namespace DigestBot.Chat.Commands;

/// <summary>Shows what is scheduled here and the next runs.</summary>
internal sealed class ScheduleCommand(ConversationStore conversations, ScheduleCards cards) : ICommand
{
    public CommandHelp Help { get; } = new("schedule", "/schedule", "what is set and the next 5 runs", 220);

    public IReadOnlyList<string> Verbs => [];

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        if (call.Conversation.UnreachableAt is not null)
            await conversations.MarkReachableAsync(call.Conversation.Id, cancellation);
        return await cards.ShowAsync(call, cancellation);
    }
}
