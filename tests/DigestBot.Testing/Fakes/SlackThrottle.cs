namespace DigestBot.Testing;

/// <summary>Slack's published limits: calls of a method within any minute, and one message a second in a channel.</summary>
public sealed class SlackThrottle(TimeProvider time)
{
    private static readonly Dictionary<string, int> PerMinute = new(StringComparer.Ordinal)
    {
        ["chat.postMessage"] = 300,
        ["chat.update"] = 50,
        ["conversations.history"] = 50,
        ["conversations.replies"] = 50,
        ["apps.connections.open"] = 100,
    };

    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<DateTimeOffset>> _calls = new(StringComparer.Ordinal);

    /// <summary>How long the caller has to wait, or null when the call is within every limit (and counted).</summary>
    public TimeSpan? Wait(string token, string method, string? room)
    {
        lock (_lock)
        {
            var minute = TimeSpan.FromMinutes(1);
            var second = TimeSpan.FromSeconds(1);
            var isPost = method == "chat.postMessage" && room is not null;
            var (byMethod, byRoom) = ($"{token}/{method}", $"{token}/{room}");
            var wait = Over(byMethod, PerMinute.GetValueOrDefault(method, 100), minute);
            wait ??= isPost ? Over(byRoom, 1, second) : null;
            if (wait is not null)
                return wait;
            Of(byMethod).Add(time.GetUtcNow());
            if (isPost)
                Of(byRoom).Add(time.GetUtcNow());
            return null;
        }
    }

    private TimeSpan? Over(string key, int most, TimeSpan within)
    {
        var calls = Of(key);
        var age = calls.Count >= most ? time.GetUtcNow() - calls[^most] : within;
        return age < within ? within - age : null;
    }

    private List<DateTimeOffset> Of(string key) => _calls.TryGetValue(key, out var calls) ? calls : _calls[key] = [];
}
