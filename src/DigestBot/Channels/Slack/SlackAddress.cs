using DigestBot.BotFramework;

namespace DigestBot.Channels.Slack;

/// <summary>Where a conversation is in Slack, when the bot speaks to Slack itself.</summary>
/// <param name="TeamId">The workspace; empty when the only one is meant.</param>
/// <param name="ChannelId">A channel or a direct conversation, such as <c>C024BE91L</c>.</param>
internal readonly record struct SlackAddress(string TeamId, string ChannelId)
{
    /// <summary>The channel id of activities that came from Slack directly; Azure's Slack channel is called <c>slack</c>.</summary>
    public const string Channel = "slack-app";

    /// <summary>Whether a channel's id is that of a conversation between two, of whom the bot need not be one.</summary>
    public static bool IsBetweenTwo(string channelId) => channelId.StartsWith('D');

    /// <summary>Whether a conversation is between two people, as far as is known: nothing has shown that the bot is one of them.</summary>
    public static bool IsOthers(Conversation conversation) =>
        !conversation.Personal && Of(conversation.Reference) is { } address && IsBetweenTwo(address.ChannelId);

    /// <summary>The conversation's id in a reference, such as <c>T024BE7LD/C024BE91L</c>.</summary>
    public string ConversationId => $"{TeamId}/{ChannelId}";

    /// <summary>The conversation as activities name it.</summary>
    /// <param name="isDirect">Whether it is known to be a person's own with the bot.</param>
    public ConversationAccount Account(bool isDirect) =>
        new()
        {
            Id = ConversationId,
            IsGroup = !isDirect,
            ConversationType =
                isDirect ? "personal"
                : IsBetweenTwo(ChannelId) ? "groupChat"
                : "channel",
            TenantId = TeamId,
        };

    /// <summary>A person of a workspace, such as <c>T024BE7LD/U023BECGF</c>; null outside of Slack.</summary>
    public static string? PersonOf(ConversationReference reference, string? user) =>
        user is { Length: > 0 } && Of(reference) is { } address ? $"{address.TeamId}/{user}" : null;

    /// <summary>Null when the conversation is not one that the bot reaches through Slack's own API.</summary>
    public static SlackAddress? Of(ConversationReference reference) =>
        reference.ChannelId == Channel && reference.Conversation.Id?.Split('/') is [var team, var channel]
            ? new(team, channel)
            : null;
}
