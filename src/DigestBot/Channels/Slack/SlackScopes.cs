namespace DigestBot.Channels.Slack;

/// <summary>What the app may do in a workspace, and what each is for: no more than it needs.</summary>
internal static class SlackScopes
{
    public static IReadOnlyList<string> Bot { get; } =
    [
        "app_mentions:read", // being asked in a channel
        "channels:history", // whether an uncertain digest arrived
        "channels:read", // being added, renamed and archived channels, and who made one
        "chat:write", // answers and digests
        "commands", // slash commands
        "groups:history", // the same in private channels
        "groups:read",
        "im:history", // being asked directly, and whether a conversation is somebody's own with the bot
        "users:read", // people's time zones, and whether they are admins
    ];
}
