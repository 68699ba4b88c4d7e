using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>
/// Answers a slash command: the last of what is said goes into Slack's own response, what comes before it, or too late for it, by the
/// response URL.
/// </summary>
internal sealed class CommandWay(SlashCommand command, bool isPublic, ResponseUrls responses, TimeProvider time)
    : SlackWay
{
    /// <summary>Slack gets its response after two seconds at the latest, with the answer or without.</summary>
    private static readonly TimeSpan _soon = TimeSpan.FromSeconds(1.5);

    private readonly DateTimeOffset _since = time.GetUtcNow();
    private SlackAnswer? _held;

    /// <summary>What the response says; null when everything went another way.</summary>
    public SlackReply? Response => _held is null ? null : new SlackReply.Message(_held);

    public override async Task<SlackReceipt> SayAsync(SlackContent content, CancellationToken cancellation)
    {
        foreach (var part in Parts(content))
        {
            if (await SendHeldAsync(cancellation) is { Status: not SlackStatus.Sent } failed)
                return failed;
            _held = SlackAnswers.ForOne(part);
            if (isPublic)
                _held = _held with { IsPublic = true };
        }
        return time.GetUtcNow() - _since < _soon
            ? new SlackReceipt(SlackStatus.Sent)
            : await SendHeldAsync(cancellation) ?? new SlackReceipt(SlackStatus.Sent);
    }

    private async Task<SlackReceipt?> SendHeldAsync(CancellationToken cancellation)
    {
        if (_held is not { } held || command.ResponseUrl is not { } url)
            return null;
        _held = null;
        return await responses.SendAsync(url, held, _since, cancellation);
    }
}
