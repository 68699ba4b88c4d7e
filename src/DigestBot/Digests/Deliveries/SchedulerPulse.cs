namespace DigestBot.Digests.Deliveries;

/// <summary>When the scheduler last looked for due digests, which it does every second.</summary>
internal sealed class SchedulerPulse(TimeProvider time)
{
    private long _last = time.GetUtcNow().UtcTicks;

    public void Beat() => Volatile.Write(ref _last, time.GetUtcNow().UtcTicks);

    public TimeSpan Age => time.GetUtcNow() - new DateTimeOffset(Volatile.Read(ref _last), TimeSpan.Zero);
}
