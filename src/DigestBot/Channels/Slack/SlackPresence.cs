using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>Slash commands work where the bot is not, and what is scheduled there could not be posted: whoever does so is told at once.</summary>
internal sealed class SlackPresence(SlackWeb web)
{
    private static readonly string[] _lasting = ["subscribe", "follow", "reschedule", "resume"];

    private static readonly SlackContent _notHere = new(
        "I am not in this channel, so I cannot post here on my own yet. Write `/invite @DigestBot`.",
        null,
        []
    );

    private static readonly SlackContent _notBetween = new(
        "I am not part of this conversation, so I cannot post here on my own. Ask me in a channel, or directly.",
        null,
        []
    );

    /// <param name="text">The command as the bot reads it.</param>
    /// <returns>What to say besides; null when the bot is there, or need not be, or Slack does not tell.</returns>
    public async Task<SlackContent?> HintAsync(
        SlackWorkspace workspace,
        string channel,
        string text,
        CancellationToken cancellation
    )
    {
        if (!_lasting.Contains(text.TrimStart('/').Split(' ')[0], StringComparer.OrdinalIgnoreCase))
            return null;
        var seen = await web.For(workspace.Id).HistoryAsync(channel, null, 1, null, cancellation);
        if (seen.Receipt.Error is not ("not_in_channel" or "channel_not_found"))
            return null;
        return SlackAddress.IsDirect(channel) ? _notBetween : _notHere;
    }
}
