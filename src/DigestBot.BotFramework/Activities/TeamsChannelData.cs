namespace DigestBot.BotFramework;

/// <summary>What Teams says in <c>channelData</c>; all null for other channels.</summary>
/// <param name="EventType">What a conversationUpdate is about, such as <c>channelCreated</c> or <c>teamRenamed</c>.</param>
public sealed record TeamsChannelData(
    string? TenantId,
    string? TeamId,
    string? TeamName,
    string? ChannelId,
    string? ChannelName,
    string? EventType
)
{
    /// <summary>The channel that was chosen for the bot when it was added to a team.</summary>
    public string? SelectedChannelId { get; init; }
}

public static class TeamsChannelDataReading
{
    public static TeamsChannelData TeamsChannelData(this Activity activity)
    {
        var data = activity.ChannelData;
        var team = data.Member("team");
        var channel = data.Member("channel");
        return new(
            data.Member("tenant").Text("id") ?? activity.Conversation?.TenantId,
            team.Text("id"),
            team.Text("name"),
            channel.Text("id") ?? data.Text("teamsChannelId"),
            channel.Text("name"),
            data.Text("eventType")
        )
        {
            SelectedChannelId = data.Member("settings").Member("selectedChannel").Text("id"),
        };
    }

    /// <summary>The same as if it had come from another channel of the team.</summary>
    public static Activity Elsewhere(this Activity activity, string channelId)
    {
        var copy = activity.Copy();
        copy.Conversation = new ConversationAccount
        {
            Id = channelId,
            IsGroup = activity.Conversation?.IsGroup,
            ConversationType = activity.Conversation?.ConversationType,
            TenantId = activity.Conversation?.TenantId,
        };
        return copy;
    }

    /// <summary>The conversation is a group chat or a team's channel, where only what is addressed to the bot concerns it.</summary>
    public static bool IsGroupConversation(this Activity activity) =>
        activity.Conversation is { } conversation
        && (conversation.IsGroup is true || conversation.ConversationType is "groupChat" or "channel");
}
