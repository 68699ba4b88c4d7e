using DigestBot.BotFramework;

namespace DigestBot.Channels.Circuits;

/// <summary>What an answer means, seen beside the others of its service URL.</summary>
/// <param name="Receipt">One that shuts the bot out, as all the others do, says nothing of its conversation: it is worth another try.</param>
internal sealed record Reported(SendReceipt Receipt)
{
    /// <summary>Conversations that shut the bot out before it showed that all do.</summary>
    public IReadOnlyList<ConversationId> Wronged { get; init; } = [];
}
