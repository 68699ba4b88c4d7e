using System.Collections.Concurrent;

namespace DigestBot.Testing;

/// <summary>Trigger ids: each opens one dialog, within three seconds.</summary>
public sealed class SlackTriggers(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset?> _triggers = new(StringComparer.Ordinal);

    public string Create()
    {
        var trigger = $"{_triggers.Count + 1}.2.trigger";
        _triggers[trigger] = time.GetUtcNow();
        return trigger;
    }

    /// <summary>Slack's error, or null when the trigger is good (and used up now).</summary>
    public string? Use(string? trigger)
    {
        if (trigger is null || !_triggers.TryGetValue(trigger, out var at))
            return "invalid_trigger_id";
        if (at is null)
            return "exchanged_trigger_id";
        _triggers[trigger] = null;
        return time.GetUtcNow() - at > TimeSpan.FromSeconds(3) ? "expired_trigger_id" : null;
    }
}
