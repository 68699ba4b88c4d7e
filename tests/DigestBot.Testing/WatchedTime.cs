using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace DigestBot.Testing;

/// <summary>A clock that stands still and tells which timers were set, so that a test advances it only when someone waits.</summary>
public sealed class WatchedTime() : FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero))
{
    private readonly Channel<TimeSpan> _timers = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _timers.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Waits until someone sets a timer other than the usual time limit, and lets it ring; returns its length.</summary>
    public async Task<TimeSpan> RingAsync(TimeSpan limit, CancellationToken cancellation)
    {
        TimeSpan due;
        do due = await _timers.Reader.ReadAsync(cancellation);
        while (due == limit || due < TimeSpan.Zero);
        Advance(due);
        return due;
    }

    /// <summary>Lets a timer ring that somebody has set, other than the usual time limit; false when there is none.</summary>
    public bool TryRing(TimeSpan limit)
    {
        while (_timers.Reader.TryRead(out var due))
            if (due != limit && due >= TimeSpan.Zero)
            {
                Advance(due);
                return true;
            }
        return false;
    }
}
