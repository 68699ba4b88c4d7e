using DigestBot.Channels.Slack;

namespace DigestBot.Channels;

/// <summary>Says what a message looks like in a channel before it is sent there: which templates it takes, and how much of it fits.</summary>
internal sealed class MessageFitting(ActivityRenderer activities, SlackRenderer slack, CardTemplates templates)
{
    /// <summary>Channels that have this in common show a message alike.</summary>
    public static string LookOf(string channelId) =>
        channelId == SlackAddress.Channel ? CardNames.Slack
        : ActivityRenderer.ShowsCards(channelId) ? CardNames.Teams
        : "text";

    /// <summary>What digests and alerts look like now.</summary>
    public DigestTemplates DigestTemplates =>
        new(
            templates.Loaded(CardNames.Teams, "digest"),
            templates.Loaded(CardNames.Teams, "alert"),
            templates.Loaded(CardNames.Slack, "digest"),
            templates.Loaded(CardNames.Slack, "alert")
        );

    /// <summary>The message as far as the channel takes it: itself, or with fewer items.</summary>
    public CardMessage Fitting(CardMessage message, string channelId) =>
        channelId == SlackAddress.Channel ? slack.Fitting(message) : activities.Fitting(message, channelId);

    /// <summary>The template it is shown with.</summary>
    public LoadedCard Template(string card, string channelId) =>
        templates.Loaded(channelId == SlackAddress.Channel ? CardNames.Slack : CardNames.Teams, card);
}

/// <summary>The templates that deliveries are settled with.</summary>
internal sealed record DigestTemplates(
    LoadedCard Digest,
    LoadedCard Alert,
    LoadedCard SlackDigest,
    LoadedCard SlackAlert
);
