namespace DigestBot.Testing;

/// <summary>Teams' published limits for one bot in one conversation.</summary>
public sealed class TeamsThrottle(TimeProvider time)
{
    private static readonly (int Calls, TimeSpan Within)[] Limits =
    [
        (7, TimeSpan.FromSeconds(1)),
        (8, TimeSpan.FromSeconds(2)),
        (60, TimeSpan.FromSeconds(30)),
        (1800, TimeSpan.FromHours(1)),
    ];

    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<DateTimeOffset>> _calls = new(StringComparer.Ordinal);

    /// <summary>How long the caller has to wait, or null when the call is within every limit (and counted).</summary>
    public TimeSpan? Wait(string conversation)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (!_calls.TryGetValue(conversation, out var calls))
                _calls[conversation] = calls = [];
            foreach (var (most, within) in Limits)
                if (calls.Count >= most && now - calls[^most] < within)
                    return within - (now - calls[^most]);
            calls.Add(now);
            return null;
        }
    }
}
