using System.Collections.Concurrent;
using System.Diagnostics;

namespace DigestBot.Testing.Proofs;

/// <summary>The channel's published limits, kept by the receiver: what goes over one is refused with 429, and counted.</summary>
public sealed class ChannelLimits
{
    private static readonly Limit[] _perConversation =
    [
        new("7 in 1 s", 7, TimeSpan.FromSeconds(1)),
        new("8 in 2 s", 8, TimeSpan.FromSeconds(2)),
        new("60 in 30 s", 60, TimeSpan.FromSeconds(30)),
        new("1800 in 3600 s", 1800, TimeSpan.FromHours(1)),
    ];
    private static readonly Limit[] _perTenant = [new("50 in 1 s of a tenant", 50, TimeSpan.FromSeconds(1))];

    private readonly ConcurrentDictionary<string, List<long>> _calls = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _violations = new(StringComparer.Ordinal);

    /// <summary>How often each limit was gone over.</summary>
    public IReadOnlyDictionary<string, int> Violations => _violations;

    /// <returns>How long the caller has to wait, or null when the call is within every limit.</returns>
    public TimeSpan? Count(string conversation, string tenant) =>
        Count(_perConversation, $"conversation {conversation}") ?? Count(_perTenant, $"tenant {tenant}");

    private TimeSpan? Count(Limit[] limits, string key)
    {
        var calls = _calls.GetOrAdd(key, _ => []);
        lock (calls)
        {
            var now = Stopwatch.GetTimestamp();
            foreach (var limit in limits)
                if (calls.Count >= limit.Calls && Stopwatch.GetElapsedTime(calls[^limit.Calls], now) < limit.Within)
                {
                    _violations.AddOrUpdate(limit.Name, 1, (_, count) => count + 1);
                    return limit.Within - Stopwatch.GetElapsedTime(calls[^limit.Calls], now);
                }
            calls.Add(now);
            return null;
        }
    }

    private sealed record Limit(string Name, int Calls, TimeSpan Within);
}
