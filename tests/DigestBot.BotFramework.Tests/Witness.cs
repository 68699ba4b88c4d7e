namespace DigestBot.BotFramework.Tests;

/// <summary>Remembers what reached the bot, and tells those who wait for it.</summary>
internal sealed class Witness
{
    private readonly Lock _lock = new();
    private readonly List<Activity> _seen = [];
    private readonly List<(Func<Activity, bool> Which, TaskCompletionSource<Activity> Found)> _waiting = [];

    public IReadOnlyCollection<Activity> Seen
    {
        get
        {
            lock (_lock)
                return [.. _seen];
        }
    }

    public void See(Activity activity)
    {
        lock (_lock)
        {
            _seen.Add(activity);
            foreach (var (_, found) in _waiting.Where(one => one.Which(activity)))
                found.TrySetResult(activity);
        }
    }

    /// <summary>The first such activity, once it has come.</summary>
    public Task<Activity> SeenAsync(Func<Activity, bool> which)
    {
        lock (_lock)
        {
            var found = new TaskCompletionSource<Activity>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_seen.Find(activity => which(activity)) is { } seen)
                found.SetResult(seen);
            else
                _waiting.Add((which, found));
            return found.Task;
        }
    }
}
