namespace DigestBot.BotFramework;

/// <summary>What has to be kept of a conversation so that the bot can post there later on its own.</summary>
public sealed record ConversationReference(
    string ChannelId,
    string ServiceUrl,
    ConversationAccount Conversation,
    ChannelAccount Bot,
    ChannelAccount? User,
    string? Locale
)
{
    /// <summary>Taken from an inbound activity, whose recipient is the bot.</summary>
    public static ConversationReference Of(Activity activity) =>
        new(
            activity.ChannelId ?? "",
            activity.ServiceUrl ?? "",
            activity.Conversation ?? new ConversationAccount(),
            activity.Recipient ?? new ChannelAccount(),
            activity.From,
            activity.Locale
        );
}
