using DigestBot.BotFramework;

namespace DigestBot.Channels;

/// <summary>A way to post into conversations of one kind.</summary>
internal interface IChannel
{
    bool Serves(Conversation conversation);

    /// <summary>Posts a message on the bot's own account: one try, whose outcome is told truthfully.</summary>
    Task<SendReceipt> SendAsync(
        Conversation conversation,
        CardMessage message,
        Posting posting,
        CancellationToken cancellation
    );
}
