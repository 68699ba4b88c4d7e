namespace DigestBot.Slack;

/// <summary>
/// Slack's rate limits, kept on this side: a call books its place and is told how long to wait for it. Within any minute no more calls
/// are let go than Slack allows, and one message a second in a channel.
/// </summary>
internal sealed class Pace(TimeProvider time)
{
    private const int ManyKeys = 50_000;
    private static readonly Rate Channel = new(TimeSpan.FromSeconds(1), 1);

    private readonly Lock _lock = new();

    /// <summary>By key: the time at which it is as if nothing had been called.</summary>
    private readonly Dictionary<(string? Team, string What), TimeSpan> _free = [];
    private readonly long _start = time.GetTimestamp();

    /// <summary>How long to wait before the call; over <paramref name="longest"/> nothing is booked.</summary>
    /// <param name="channel">Where it posts; null when it does not.</param>
    public TimeSpan Book(string? team, string method, string? channel, TimeSpan longest)
    {
        lock (_lock)
        {
            var now = time.GetElapsedTime(_start);
            var rate = Rate.Of(method);
            var wait = Later(
                Wait((team, method), rate, now),
                channel is null ? default : Wait((team, channel), Channel, now)
            );
            if (wait > longest)
                return wait;
            Take((team, method), rate, now + wait);
            if (channel is not null)
                Take((team, channel), Channel, now + wait);
            return wait;
        }
    }

    /// <summary>Slack itself said to wait: nothing of the kind goes before that.</summary>
    /// <param name="what">The method or the channel.</param>
    public void Hold(string? team, string what, TimeSpan wait)
    {
        lock (_lock)
        {
            var rate = Rate.Of(what);
            var until = time.GetElapsedTime(_start) + wait + (rate.Interval * (rate.Burst - 1));
            _free[(team, what)] = Later(until, _free.GetValueOrDefault((team, what)));
        }
    }

    private TimeSpan Wait((string? Team, string What) key, Rate rate, TimeSpan now) =>
        Later(_free.GetValueOrDefault(key) - (rate.Interval * (rate.Burst - 1)) - now, TimeSpan.Zero);

    private void Take((string? Team, string What) key, Rate rate, TimeSpan at)
    {
        if (_free.Count > ManyKeys)
            Forget(at);
        _free[key] = Later(_free.GetValueOrDefault(key), at) + rate.Interval;
    }

    private void Forget(TimeSpan now)
    {
        foreach (var old in _free.Where(entry => entry.Value < now).Select(entry => entry.Key).ToList())
            _free.Remove(old);
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <param name="Interval">Between calls in the long run.</param>
    /// <param name="Burst">How many may go at once after a pause.</param>
    private sealed record Rate(TimeSpan Interval, int Burst)
    {
        private static readonly Rate Tier1 = PerMinute(1, 1);
        private static readonly Rate Tier3 = PerMinute(50, 10);
        private static readonly Rate Tier4 = PerMinute(100, 20);
        private static readonly Rate Posting = PerMinute(300, 60);

        /// <summary>Unnamed methods and channels get the most careful rate that is no hindrance.</summary>
        public static Rate Of(string method) =>
            method switch
            {
                "chat.postMessage" or "auth.test" => Posting,
                "chat.update" or "conversations.history" or "conversations.replies" or "conversations.info" => Tier3,
                "apps.connections.open" => Tier4,
                "views.publish" or "views.open" or "views.update" or "users.info" => Tier4,
                "chat.postEphemeral" or "oauth.v2.access" => Tier4,
                _ when method.Contains('.', StringComparison.Ordinal) => Tier1,
                _ => Channel,
            };

        /// <summary>The burst and what follows in the same minute make no more than the number.</summary>
        private static Rate PerMinute(int calls, int burst) =>
            new(TimeSpan.FromMinutes(1) / Math.Max(1, calls - burst), burst);
    }
}
