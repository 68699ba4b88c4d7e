namespace DigestBot.Channels.Limits;

/// <summary>When the last requests of one budget left, as many as its largest window needs. Not thread-safe.</summary>
internal sealed class SendLog
{
    private long[] _left = new long[2];
    private int _count;
    private int _next;

    /// <summary>The timestamp of the newest; 0 when there is none.</summary>
    public long Newest => _count == 0 ? 0 : Back(1);

    /// <summary>From which timestamp on the windows have room for one more beside the spared places; it may be in the past.</summary>
    /// <param name="spared">How many places of each window are left to others.</param>
    public long FreeFrom(SendWindow[] windows, Func<int, int> spared, TimeProvider time)
    {
        var free = long.MinValue;
        foreach (var (most, within) in windows)
        {
            var usable = most - spared(most);
            if (_count >= usable)
                free = Math.Max(free, Back(usable) + Ticks(within, time));
        }
        return free;
    }

    public void Add(long now, int needed)
    {
        if (_count == _left.Length && _left.Length < needed)
            Grow(Math.Min(needed, _left.Length * 4));
        _left[_next] = now;
        _next = (_next + 1) % _left.Length;
        _count = Math.Min(_count + 1, _left.Length);
    }

    public static long Ticks(TimeSpan span, TimeProvider time) => (long)(span.TotalSeconds * time.TimestampFrequency);

    /// <summary>The entry so many places back; 1 is the newest.</summary>
    private long Back(int places) => _left[(_next - places + _left.Length) % _left.Length];

    private void Grow(int size)
    {
        var grown = new long[size];
        for (var i = 0; i < _count; i++)
            grown[i] = Back(_count - i);
        (_left, _next) = (grown, _count);
    }
}
