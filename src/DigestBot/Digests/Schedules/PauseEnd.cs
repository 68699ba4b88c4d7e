namespace DigestBot.Digests.Schedules;

/// <summary>When a pause ends: after a while, or at a time on the wall clock.</summary>
internal sealed record PauseEnd(TimeSpan? After, DateTime? Local)
{
    public DateTimeOffset InstantIn(TimeZoneInfo zone, DateTimeOffset now) =>
        Local is { } local ? WallClock.FirstInstant(local, zone) : now + After!.Value;
}
