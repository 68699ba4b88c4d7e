namespace DigestBot.BotFramework;

/// <summary>The Bot Connector's REST API, as one conversation's service URL offers it.</summary>
public sealed class ConnectorClient
{
    /// <summary>Posts an activity into a conversation the bot knows, on the bot's own account.</summary>
    public Task<SendReceipt> SendAsync(
        ConversationReference reference,
        Activity activity,
        CancellationToken cancellation
    ) => throw new NotSupportedException();

    /// <summary>Replaces an activity the bot sent earlier.</summary>
    public Task<SendReceipt> UpdateAsync(
        ConversationReference reference,
        string activityId,
        Activity activity,
        CancellationToken cancellation
    ) => throw new NotSupportedException();
}
