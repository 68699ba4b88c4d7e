namespace DigestBot.Slack;

/// <summary>The keys of the last ten minutes, in memory; Slack repeats an event within that time unless the app was down.</summary>
internal sealed class SeenKeys(TimeProvider time)
{
    private const int Capacity = 100_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, DateTimeOffset At)> _order = new();

    public bool Add(string key)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            while (_order.TryPeek(out var oldest) && (_order.Count >= Capacity || now - oldest.At >= Window))
                _seen.Remove(_order.Dequeue().Key);
            if (!_seen.Add(key))
                return false;
            _order.Enqueue((key, now));
            return true;
        }
    }
}
