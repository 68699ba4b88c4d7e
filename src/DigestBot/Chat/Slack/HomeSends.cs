using DigestBot.Channels.Slack;
using DigestBot.Slack;

namespace DigestBot.Chat.Slack;

/// <summary>
/// What the Home tab and its dialog send: once while the click is worked on, and what Slack has no room for then again behind the answer, so
/// that no click waits for another's.
/// </summary>
internal sealed class HomeSends(
    FollowUps followUps,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<HomeSends> log
)
{
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(1);

    /// <param name="what">For the log.</param>
    /// <param name="later">Gets the last receipt of what is tried again.</param>
    /// <returns>Null when it is tried again.</returns>
    public async Task<SlackReceipt?> SendAsync(
        string what,
        Func<Task<SlackReceipt>> call,
        Func<SlackReceipt, Task> later
    )
    {
        var receipt = await call();
        if (receipt.Status != SlackStatus.Retry)
            return receipt;
        followUps.Start(() => AgainAsync(what, receipt, call, later));
        return null;
    }

    private async Task AgainAsync(
        string what,
        SlackReceipt first,
        Func<Task<SlackReceipt>> call,
        Func<SlackReceipt, Task> later
    )
    {
        try
        {
            await later(await SlackTries.AgainAsync(first, call, _longest, time, lifetime.ApplicationStopping));
        }
        catch (OperationCanceledException)
        {
            log.HomeSendGivenUp(what);
        }
    }
}
