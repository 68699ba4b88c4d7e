using DigestBot.Slack;
using DigestBot.Wording;

namespace DigestBot.Channels.Slack;

/// <summary>Slash commands work where the bot is not, and what is scheduled there could not be posted: whoever does so is told at once.</summary>
internal sealed class SlackPresence(SlackWeb web)
{
    private static readonly string[] _lasting = ["subscribe", "follow", "reschedule", "resume"];

    /// <param name="text">The command as the bot reads it.</param>
    /// <returns>What to say besides; null when the bot is there, or need not be, or Slack does not tell.</returns>
    public async Task<SlackContent?> HintAsync(
        SlackWorkspace workspace,
        string channel,
        string text,
        SlackTexts say,
        CancellationToken cancellation
    )
    {
        if (SlackAddress.IsBetweenTwo(channel))
            return null;
        if (!_lasting.Contains(text.TrimStart('/').Split(' ')[0], StringComparer.OrdinalIgnoreCase))
            return null;
        var seen = await web.For(workspace.Id).HistoryAsync(channel, null, 1, null, cancellation);
        if (seen.Receipt.Error is not ("not_in_channel" or "channel_not_found"))
            return null;
        return new SlackContent(say.NotHere, null, []);
    }
}
