namespace DigestBot.Channels.Limits;

/// <summary>What one conversation or one tenant may still be sent: exact about what left, orderly about what waits. Not thread-safe.</summary>
/// <param name="windows">The shortest first, which has the fewest places.</param>
/// <param name="pace">How digests are spread over the windows; null when they are too few to plan.</param>
internal sealed class SendBudget(SendWindow[] windows, SendWindow? pace, TimeProvider time)
{
    private readonly SendLog _left = new();
    private readonly SlotPlan? _plan = pace is { } spread ? new SlotPlan(spread, time) : null;

    /// <summary>Whether nothing in it matters any more.</summary>
    public bool IsIdle(long now) =>
        (_plan is null || _plan.IsEmpty) && _left.Newest + SendLog.Ticks(windows[^1].Within, time) < now;

    /// <summary>Until when a reply has to wait; a reply is not held up by digests that are only planned.</summary>
    public long ReplyFrom() => _left.FreeFrom(windows, _ => 0, time);

    /// <summary>Until when a digest has to wait: a few places of every window stay free for replies.</summary>
    public long LeaveFrom() => _left.FreeFrom(windows, Spared, time);

    /// <summary>The same with the digests before it that are planned and have not left yet.</summary>
    public long DigestFrom(long ticket, long now) =>
        _plan is null ? LeaveFrom() : Math.Max(LeaveFrom(), _plan.SlotOf(ticket, now));

    public void Book(long ticket, long slot) => _plan?.Book(ticket, slot);

    public void Use(long now) => _left.Add(now, windows[^1].Most);

    public void Forget(long ticket) => _plan?.Forget(ticket);

    public void ForgetBefore(long timestamp) => _plan?.ForgetBefore(timestamp);

    private static int Spared(int most) => Math.Max(1, most / 16);
}
