namespace DigestBot.Slack.Tests.Sockets;

/// <summary>
/// A clock whose timers of one length ring only when the test says so, also after they were disposed: as a timer may that was just about to.
/// </summary>
internal sealed class LateBells(TimeProvider time, TimeSpan length) : TimeProvider
{
    private readonly TaskCompletionSource _silenced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action? _ring;

    /// <summary>Ends when such a timer was disposed.</summary>
    public Task Silenced => _silenced.Task;

    public override long TimestampFrequency => time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Bell(this, time.CreateTimer(callback, state, dueTime, period), () => callback(state));

    public void Ring() => _ring!();

    private sealed class Bell(LateBells bells, ITimer timer, Action ring) : ITimer
    {
        private bool _isLate;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != bells.Length)
                return timer.Change(dueTime, period);
            (_isLate, bells._ring) = (true, ring);
            return true;
        }

        public void Dispose()
        {
            timer.Dispose();
            if (_isLate)
                bells._silenced.TrySetResult();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private TimeSpan Length => length;
}
