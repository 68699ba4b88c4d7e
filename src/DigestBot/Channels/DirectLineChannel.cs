using DigestBot.BotFramework;

namespace DigestBot.Channels;

/// <summary>The conversations of the local chat page, served by this process itself.</summary>
internal sealed class DirectLineChannel(DirectLineConversations conversations, ActivityRenderer renderer) : IChannel
{
    public bool Serves(Conversation conversation) => conversation.ChannelId == DirectLineConversations.ChannelId;

    public Task<SendReceipt> SendAsync(
        Conversation conversation,
        CardMessage message,
        Posting posting,
        CancellationToken cancellation
    ) =>
        conversations.SendAsync(conversation.Reference, renderer.Render(message, conversation.ChannelId), cancellation);
}
