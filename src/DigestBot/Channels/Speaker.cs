using DigestBot.BotFramework;
using DigestBot.Channels.Slack;

namespace DigestBot.Channels;

/// <summary>Who speaks, where that is kept with what they set up.</summary>
internal static class Speaker
{
    public const string Teams = "msteams";

    /// <summary>In Slack <c>T024BE7LD/U023BECGF</c>; in a team's channel the person's id in Microsoft Entra, or their id for this bot; null elsewhere.</summary>
    public static string? Of(ConversationReference reference, ChannelAccount? from) =>
        IsTeamsChannel(reference)
            ? Given(from?.AadObjectId) ?? Given(from?.Id)
            : SlackAddress.PersonOf(reference, from?.Id);

    public static bool IsTeamsChannel(ConversationReference reference) =>
        reference is { ChannelId: Teams, Conversation.ConversationType: "channel" };

    private static string? Given(string? id) => string.IsNullOrWhiteSpace(id) ? null : id;
}
