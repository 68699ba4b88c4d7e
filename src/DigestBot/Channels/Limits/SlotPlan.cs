namespace DigestBot.Channels.Limits;

/// <summary>Gives out the coming slots of one budget in order, so that thousands that wait for it are each asked once. Not thread-safe.</summary>
internal sealed class SlotPlan(SendWindow pace, TimeProvider time)
{
    private readonly long[] _given = new long[pace.Most];
    private readonly Dictionary<long, long> _booked = [];
    private int _next;

    public bool IsEmpty => _booked.Count == 0;

    /// <summary>The timestamp at which this ticket may go: the one it booked before, or else the next that is free.</summary>
    public long SlotOf(long ticket, long now)
    {
        if (_booked.TryGetValue(ticket, out var booked))
            return booked;
        var slot = Math.Max(now, _given[_next] + SendLog.Ticks(pace.Within, time));
        _given[_next] = slot;
        _next = (_next + 1) % _given.Length;
        return slot;
    }

    public void Book(long ticket, long slot) => _booked[ticket] = slot;

    public void Forget(long ticket) => _booked.Remove(ticket);

    /// <summary>Bookings that nobody came back for, because their delivery was dropped meanwhile.</summary>
    public void ForgetBefore(long timestamp)
    {
        foreach (var (ticket, slot) in _booked)
            if (slot < timestamp)
                _booked.Remove(ticket);
    }
}
