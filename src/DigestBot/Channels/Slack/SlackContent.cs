using System.Text.Json;
using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>A message in Slack's own form.</summary>
/// <param name="Text">mrkdwn: for notifications, and the whole message where there are no blocks.</param>
/// <param name="Blocks">An array of Block Kit blocks.</param>
/// <param name="Thread">What did not fit and follows as replies to it.</param>
internal sealed record SlackContent(string Text, JsonElement? Blocks, IReadOnlyList<SlackContent> Thread)
{
    /// <summary>As it is posted, without what follows.</summary>
    public SlackMessage To(string channel) =>
        new()
        {
            Channel = channel,
            Text = Text,
            Blocks = Blocks,
        };
}
