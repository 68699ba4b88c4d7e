using System.Text.Json;

namespace DigestBot.BotFramework;

/// <summary>A conversation to be created: with one user, or a new thread in a Teams channel.</summary>
public sealed record ConversationParameters
{
    public bool? IsGroup { get; init; }
    public ChannelAccount? Bot { get; init; }
    public IReadOnlyList<ChannelAccount>? Members { get; init; }
    public string? TopicName { get; init; }
    public string? TenantId { get; init; }

    /// <summary>The first message.</summary>
    public Activity? Activity { get; init; }

    /// <summary>For a Teams channel <c>{"channel":{"id":"…"}}</c>.</summary>
    public JsonElement? ChannelData { get; init; }

    internal ConversationReference Created(string channelId, string serviceUrl, string id) =>
        new(
            channelId,
            serviceUrl,
            new ConversationAccount
            {
                Id = id,
                IsGroup = IsGroup,
                TenantId = TenantId,
            },
            Bot ?? new ChannelAccount(),
            Members is [var only] ? only : null,
            null
        );
}

/// <summary>What became of a request to create a conversation.</summary>
/// <param name="Receipt">Its <see cref="SendReceipt.ActivityId"/> is the id of the first message.</param>
/// <param name="Conversation">How the conversation is reached from now on; null unless it was created.</param>
public sealed record CreatedConversation(SendReceipt Receipt, ConversationReference? Conversation);

/// <summary>One page of a conversation's members.</summary>
/// <param name="ContinuationToken">Asks for the next page; null on the last.</param>
public sealed record MemberPage(IReadOnlyList<ChannelAccount>? Members, string? ContinuationToken);

/// <summary>What the Connector answered to a question.</summary>
/// <param name="Value">Null unless the receipt says <see cref="SendStatus.Sent"/> and the answer could be read.</param>
public sealed record ConnectorAnswer<T>(SendReceipt Receipt, T? Value)
    where T : class;
