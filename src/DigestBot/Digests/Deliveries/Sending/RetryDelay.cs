using DigestBot.BotFramework;

namespace DigestBot.Digests.Deliveries.Sending;

/// <summary>When a delivery that was not taken is tried again.</summary>
internal static class RetryDelay
{
    private static readonly TimeSpan _first = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(10);

    /// <summary>One last try is still worth it when the channel asks to wait for longer than that; it comes so long before the end.</summary>
    private static readonly TimeSpan _lastCall = TimeSpan.FromMinutes(1);

    /// <summary>Doubling from 10 s to 10 min, spread by a fifth, or as long as the channel asks; null when it would be too late.</summary>
    public static DateTimeOffset? Next(
        OutgoingDelivery delivery,
        SendReceipt receipt,
        DateTimeOffset now,
        TimeSpan catchUp
    )
    {
        var doubled = _first * Math.Pow(2, Math.Min(delivery.Attempt - 1, 10));
        var delay = (doubled < _longest ? doubled : _longest) * (0.8 + 0.4 * Random.Shared.NextDouble());
        var left = delivery.Due + catchUp + delivery.Held - now;
        if (delay > left)
            return null;
        if (receipt.RetryAfter is { } asked && asked > delay)
            delay = asked <= left ? asked : left - _lastCall;
        return delay > TimeSpan.Zero ? now + delay : null;
    }
}
