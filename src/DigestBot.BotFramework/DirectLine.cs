namespace DigestBot.BotFramework;

/// <summary>The Direct Line 3.0 conversations this process serves.</summary>
public sealed class DirectLineConversations
{
    /// <summary>The channel id of activities that come from here.</summary>
    public const string ChannelId = "directline";

    /// <summary>Posts an activity on the bot's own account; a conversation unknown since a restart is opened again.</summary>
    public Task<SendReceipt> SendAsync(
        ConversationReference reference,
        Activity activity,
        CancellationToken cancellation
    ) => throw new NotSupportedException();
}
