namespace DigestBot.Slack;

/// <summary>A slash command. Its answer is seen by its user only, unless it says otherwise.</summary>
/// <param name="Command">With its slash, such as <c>/topic</c>.</param>
/// <param name="Text">What stands after it; may be empty.</param>
/// <param name="ResponseUrl">Takes up to five answers within half an hour.</param>
/// <param name="TriggerId">Opens a dialog within three seconds.</param>
public sealed record SlashCommand(
    SlackEnvelope Envelope,
    string Command,
    string Text,
    string UserId,
    string ChannelId,
    string? ChannelName,
    Uri? ResponseUrl,
    string TriggerId
) : SlackInbound(Envelope);
