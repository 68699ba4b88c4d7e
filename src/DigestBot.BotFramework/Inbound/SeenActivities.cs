namespace DigestBot.BotFramework;

/// <summary>
/// Channels send an activity again when the bot took longer than 15 seconds. Within a bounded window each is processed once.
/// </summary>
internal sealed class SeenActivities(TimeProvider time)
{
    private const int Capacity = 4096;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<Key, DateTimeOffset> _seen = [];
    private readonly Queue<(Key Key, DateTimeOffset At)> _order = new();

    /// <summary>True when this is the first time; the caller then processes it.</summary>
    public bool Add(Activity activity)
    {
        if (KeyOf(activity) is not { } key)
            return true;
        lock (_lock)
        {
            var now = time.GetUtcNow();
            Forget(now);
            if (!_seen.TryAdd(key, now))
                return false;
            _order.Enqueue((key, now));
            return true;
        }
    }

    /// <summary>Processing failed: the channel's next try counts as the first.</summary>
    public void Remove(Activity activity)
    {
        if (KeyOf(activity) is { } key)
            lock (_lock)
                _seen.Remove(key);
    }

    private void Forget(DateTimeOffset now)
    {
        while (_order.TryPeek(out var oldest) && (_order.Count >= Capacity || now - oldest.At >= Window))
        {
            _order.Dequeue();
            if (_seen.TryGetValue(oldest.Key, out var at) && at == oldest.At)
                _seen.Remove(oldest.Key);
        }
    }

    /// <summary>Invokes (see <see cref="InvokeAnswers"/>) and expectReplies carry their answer in the response, so a repeated one has to be answered again.</summary>
    private static Key? KeyOf(Activity activity) =>
        activity is { Id.Length: > 0, Type: not ActivityTypes.Invoke, DeliveryMode: not DeliveryModes.ExpectReplies }
            ? new(activity.ChannelId, activity.Conversation?.Id, activity.Type, activity.Id, RevisionOf(activity))
            : null;

    /// <summary>A correction has the id of the message that it corrects, and each its own time and text.</summary>
    private static (string? At, int Text)? RevisionOf(Activity activity) =>
        activity.Type == ActivityTypes.MessageUpdate
            ? (activity.TimestampAsItCame?.ToString(), (activity.Text ?? "").GetHashCode(StringComparison.Ordinal))
            : null;

    private readonly record struct Key(
        string? ChannelId,
        string? ConversationId,
        string? Type,
        string ActivityId,
        (string? At, int Text)? Revision
    );
}
