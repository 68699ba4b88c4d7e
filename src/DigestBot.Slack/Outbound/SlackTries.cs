namespace DigestBot.Slack;

/// <summary>For answers that somebody waits for: what Slack has no room for now is tried again soon.</summary>
public static class SlackTries
{
    private const int Most = 3;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    public static async Task<SlackReceipt> RunAsync(
        Func<Task<SlackReceipt>> call,
        TimeProvider time,
        CancellationToken cancellation
    ) => await AgainAsync(await call(), call, LongestWait, time, cancellation);

    /// <summary>Goes on after a first try.</summary>
    /// <param name="longest">Who is asked to wait longer than this gives up.</param>
    public static async Task<SlackReceipt> AgainAsync(
        SlackReceipt first,
        Func<Task<SlackReceipt>> call,
        TimeSpan longest,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var receipt = first;
        for (var tried = 1; receipt.Status == SlackStatus.Retry && tried < Most; tried++)
        {
            var wait = receipt.RetryAfter ?? FirstWait;
            if (wait > longest)
                break;
            await Task.Delay(wait, time, cancellation);
            receipt = await call();
        }
        return receipt;
    }
}
