using DigestBot.BotFramework;

namespace DigestBot.Channels.Teams;

/// <summary>The team that a channel belongs to, as Teams tells it; both null elsewhere.</summary>
internal readonly record struct Team(string? Id, string? Name)
{
    public static Team Of(Activity activity) =>
        activity.ChannelId == Speaker.Teams && activity.Conversation?.ConversationType == "channel"
            ? new(activity.TeamsChannelData().TeamId, activity.TeamsChannelData().TeamName)
            : default;
}
