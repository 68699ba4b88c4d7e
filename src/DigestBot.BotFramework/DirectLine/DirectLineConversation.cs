using System.Globalization;

namespace DigestBot.BotFramework;

/// <summary>One conversation: its last activities in order, and a signal for those who wait for more.</summary>
/// <remarks>
/// Positions count from the opening; the opening's own mark stands in ids and watermarks, so that those of an earlier process are not taken
/// for this one's.
/// </remarks>
internal sealed class DirectLineConversation(string id, string? userId, TimeProvider time) : IDisposable
{
    private const int Capacity = 500;

    private readonly Lock _lock = new();
    private readonly string _mark = time.GetUtcNow().UtcTicks.ToString("x", CultureInfo.InvariantCulture);
    private readonly LinkedList<(long Position, Activity Activity)> _history = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _last;
    private int _sockets;

    public string Id => id;

    /// <summary>The user the conversation was opened for; null when the client did not say.</summary>
    public string? UserId => userId;

    public DateTimeOffset LastUsed { get; private set; } = time.GetUtcNow();

    /// <summary>One turn at a time, in the order in which the user wrote.</summary>
    public SemaphoreSlim Turns { get; } = new(1);

    /// <summary>Somebody listens, however long nothing is said.</summary>
    public bool IsListenedTo => Volatile.Read(ref _sockets) > 0;

    public void Join() => Interlocked.Increment(ref _sockets);

    public void Leave()
    {
        Touch();
        Interlocked.Decrement(ref _sockets);
    }

    public void Touch() => LastUsed = time.GetUtcNow();

    /// <summary>Adds an activity under a new id and returns that id.</summary>
    public string Add(Activity activity)
    {
        lock (_lock)
        {
            activity.Id = $"{id}|{_mark}-{_last + 1:0000000}";
            activity.Timestamp ??= time.GetUtcNow();
            Append(activity);
            return activity.Id;
        }
    }

    /// <summary>Sends an activity again under the id it had; false when it is not remembered.</summary>
    public bool Replace(Activity activity)
    {
        lock (_lock)
        {
            var old = _history.FirstOrDefault(entry => entry.Activity.Id == activity.Id);
            if (old.Activity is null)
                return false;
            activity.Timestamp = old.Activity.Timestamp;
            _history.Remove(old);
            Append(activity);
            return true;
        }
    }

    /// <summary>What came after a watermark, and the task that ends when there is more.</summary>
    public (ActivitySet Set, Task More) After(string? watermark)
    {
        lock (_lock)
        {
            LastUsed = time.GetUtcNow();
            var position = PositionOf(watermark);
            var activities = _history.Where(entry => entry.Position > position).Select(entry => entry.Activity);
            return (new([.. activities], $"{_mark}-{_last}"), _more.Task);
        }
    }

    public void Clear()
    {
        lock (_lock)
            _history.Clear();
    }

    public void Dispose() => Turns.Dispose();

    private void Append(Activity activity)
    {
        LastUsed = time.GetUtcNow();
        _history.AddLast((++_last, activity));
        if (_history.Count > Capacity)
            _history.RemoveFirst();
        var waiting = _more;
        _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.SetResult();
    }

    /// <summary>A watermark of another opening, or no watermark, means from the beginning.</summary>
    private long PositionOf(string? watermark) =>
        watermark?.Split('-') is [var mark, var position]
        && mark == _mark
        && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? at
            : 0;
}
