using System.Text.Json;
using DigestBot.BotFramework;
using DigestBot.Wording;

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
internal sealed record SlackOrigin(SlackWorkspace? Workspace, string Objection, Func<SlackTexts, string> Answer)
{
    public SlackOrigin(SlackWorkspace workspace)
        : this(workspace, "", static _ => "") { }

    public static SlackOrigin Stranger { get; } =
        new(null, "the app is not installed there", static say => say.Stranger);

    public static SlackOrigin OtherApp { get; } = new(null, "it is for another app", static say => say.OtherApp);

    public static SlackOrigin Unclear { get; } =
        new(null, "Slack does not say whose Slack:BotToken is", static say => say.Unclear);
}
