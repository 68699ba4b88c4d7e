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
    )
    {
        for (var tried = 1; ; tried++)
        {
            var receipt = await call();
            var wait = receipt.RetryAfter ?? FirstWait;
            if (receipt.Status != SlackStatus.Retry || tried == Most || wait > LongestWait)
                return receipt;
            await Task.Delay(wait, time, cancellation);
        }
    }
}
