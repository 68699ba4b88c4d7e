using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>Answers a button by the response URL: to whoever pressed it, where that is somebody's own conversation with the bot for good.</summary>
/// <param name="isDirect">Whether it is known to be that.</param>
internal sealed class ButtonWay(
    BlockActions pressed,
    Uri url,
    string channel,
    bool isDirect,
    ResponseUrls responses,
    SlackWebClient web,
    TimeProvider time
) : SlackWay
{
    private readonly DateTimeOffset _since = time.GetUtcNow();

    public override async Task<SlackReceipt> SayAsync(SlackContent content, CancellationToken cancellation)
    {
        var receipt = new SlackReceipt(SlackStatus.Sent);
        foreach (var part in Parts(content))
            if (receipt.Status == SlackStatus.Sent)
                receipt = await TellAsync(part, cancellation);
        return receipt;
    }

    public override async Task<SlackReceipt> ReplaceAsync(SlackContent content, CancellationToken cancellation)
    {
        var receipt = await SendAsync(content, true, cancellation);
        return receipt.Status != SlackStatus.Sent && pressed.MessageTs is { } ts && !IsPassing
            ? await TryAsync(() => web.UpdateAsync(ts, content.To(channel), cancellation), cancellation)
            : receipt;
    }

    /// <summary>The address may be used up; the channel takes the same for the one who pressed.</summary>
    private async Task<SlackReceipt> TellAsync(SlackContent content, CancellationToken cancellation)
    {
        var receipt = await SendAsync(content, false, cancellation);
        return receipt.Status is SlackStatus.Refused && pressed.UserId is { } user
            ? await TryAsync(
                () =>
                    web.PostEphemeralAsync(
                        user,
                        content.To(channel) with
                        {
                            ThreadTs = pressed.ThreadTs,
                        },
                        cancellation
                    ),
                cancellation
            )
            : receipt;
    }

    private Task<SlackReceipt> TryAsync(Func<Task<SlackReceipt>> call, CancellationToken cancellation) =>
        SlackTries.RunAsync(call, time, cancellation);

    /// <summary>A message that one person sees has no place in the channel.</summary>
    private bool IsPassing =>
        SlackFields.Member(SlackFields.Member(pressed.Raw, "container"), "is_ephemeral")
            is { ValueKind: System.Text.Json.JsonValueKind.True };

    private Task<SlackReceipt> SendAsync(SlackContent content, bool replaces, CancellationToken cancellation) =>
        responses.SendAsync(
            url,
            new()
            {
                Text = content.Text,
                Blocks = content.Blocks,
                IsPublic = isDirect,
                ReplaceOriginal = replaces,
                ThreadTs = replaces ? null : pressed.ThreadTs,
            },
            _since,
            cancellation
        );
}
