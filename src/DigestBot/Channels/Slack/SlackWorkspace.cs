using System.Text.Json;
using DigestBot.BotFramework;

namespace DigestBot.Channels.Slack;

/// <summary>A workspace the app is installed in.</summary>
/// <param name="Id">The team's id; the organisation's where the app is installed in all of it.</param>
/// <param name="AppId">Null when it is not known whose token it is.</param>
internal sealed record SlackWorkspace(string Id, string? AppId, string BotUserId)
{
    /// <summary>That the bot is spoken to, as activities say it.</summary>
    public JsonElement Mention { get; } =
        JsonSerializer.SerializeToElement(
            new MentionEntity("mention", new ChannelAccount { Id = BotUserId }),
            SlackChannelJson.Default.MentionEntity
        );
}

/// <summary>Whose something is that came in: one of ours, or why not.</summary>
/// <param name="Objection">For the log.</param>
/// <param name="Answer">For a person who waits for one.</param>
internal sealed record SlackOrigin(SlackWorkspace? Workspace, string Objection = "", string Answer = "")
{
    public static SlackOrigin Stranger { get; } =
        new(
            null,
            "the app is not installed there",
            "I am not installed in this workspace. Somebody who may install apps can add me."
        );

    public static SlackOrigin OtherApp { get; } =
        new(null, "it is for another app", "This belongs to another app, so I leave it alone.");

    public static SlackOrigin Unclear { get; } =
        new(
            null,
            "Slack does not say whose Slack:BotToken is",
            "Slack does not tell me who I am here right now. Please try again in a minute."
        );
}
