namespace DigestBot.BotFramework;

/// <summary>The Bot Connector's REST API, as one conversation's service URL offers it.</summary>
/// <remarks>
/// Every method makes one try and returns what became of it; repeating is the caller's decision.
/// Only bugs and the caller's own cancellation are exceptions.
/// </remarks>
public abstract class ConnectorClient
{
    /// <summary>Posts an activity into a conversation the bot knows, on the bot's own account.</summary>
    /// <remarks>With a <see cref="Activity.ReplyToId"/> it is a reply to that activity.</remarks>
    public abstract Task<SendReceipt> SendAsync(
        ConversationReference reference,
        Activity activity,
        CancellationToken cancellation
    );

    /// <summary>Replaces an activity the bot sent earlier.</summary>
    public abstract Task<SendReceipt> UpdateAsync(
        ConversationReference reference,
        string activityId,
        Activity activity,
        CancellationToken cancellation
    );

    /// <summary>Deletes an activity the bot sent earlier.</summary>
    public abstract Task<SendReceipt> DeleteAsync(
        ConversationReference reference,
        string activityId,
        CancellationToken cancellation
    );

    /// <summary>Creates a conversation, such as a new thread in a Teams channel.</summary>
    public abstract Task<CreatedConversation> CreateConversationAsync(
        string channelId,
        string serviceUrl,
        ConversationParameters parameters,
        CancellationToken cancellation
    );

    /// <summary>One member of a conversation.</summary>
    public abstract Task<ConnectorAnswer<ChannelAccount>> GetMemberAsync(
        ConversationReference reference,
        string memberId,
        CancellationToken cancellation
    );

    /// <summary>The members of a conversation, a page at a time.</summary>
    public abstract Task<ConnectorAnswer<MemberPage>> GetPagedMembersAsync(
        ConversationReference reference,
        int pageSize,
        string? continuationToken,
        CancellationToken cancellation
    );
}
