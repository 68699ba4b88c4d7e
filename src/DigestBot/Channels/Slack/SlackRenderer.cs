using System.Text.Json;
using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>Renders a message as Slack takes it.</summary>
internal sealed class SlackRenderer
{
    private readonly int _mostText = 3000;

    public SlackContent Render(CardMessage message)
    {
        var text = SlackText.Escape(message.Text);
        return new(text.Length <= _mostText ? text : SlackText.Escape(message.Summary), null, []);
    }
}

/// <summary>A message in Slack's own form.</summary>
/// <param name="Text">mrkdwn: for notifications, and the whole message where there are no blocks.</param>
/// <param name="Blocks">An array of Block Kit blocks.</param>
/// <param name="Thread">What did not fit and follows as replies to it.</param>
internal sealed record SlackContent(string Text, JsonElement? Blocks, IReadOnlyList<SlackContent> Thread);
