using System.Collections.Concurrent;
using Quartz;

namespace DigestBot.Digests.Schedules;

[Flags]
internal enum Weekdays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
    Workdays = Monday | Tuesday | Wednesday | Thursday | Friday,
    Weekend = Saturday | Sunday,
    Daily = Workdays | Weekend,
}

/// <summary>A local time on some weekdays in a time zone.</summary>
internal sealed record Schedule(TimeOnly Time, Weekdays Days, TimeZoneInfo Zone)
{
    private static readonly ConcurrentDictionary<(int, Weekdays), CronExpression> _expressions = new();

    private static readonly (Weekdays Day, string Cron)[] _cronDays =
    [
        (Weekdays.Monday, "MON"),
        (Weekdays.Tuesday, "TUE"),
        (Weekdays.Wednesday, "WED"),
        (Weekdays.Thursday, "THU"),
        (Weekdays.Friday, "FRI"),
        (Weekdays.Saturday, "SAT"),
        (Weekdays.Sunday, "SUN"),
    ];

    /// <summary>The first occurrence after an instant.</summary>
    /// <remarks>A local time that the clocks skip moves forward; one that they repeat occurs once.</remarks>
    public DateTimeOffset NextAfter(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, Zone).DateTime.AddDays(-1);
        while (true)
        {
            local = NextLocal(local);
            if (WallClock.FirstInstant(local, Zone) is var occurrence && occurrence > instant)
                return occurrence;
        }
    }

    public IEnumerable<DateTimeOffset> RunsAfter(DateTimeOffset instant)
    {
        while (true)
            yield return instant = NextAfter(instant);
    }

    /// <summary>The cron expression counts wall-clock days; what the zone makes of them is worked out here.</summary>
    /// <remarks>Given the zone itself, Quartz 4 never gets past the skipped hour of zones with winter as the exception (Europe/Dublin).</remarks>
    private DateTime NextLocal(DateTime local) =>
        Expression.GetNextValidTimeAfter(new DateTimeOffset(local, TimeSpan.Zero))?.UtcDateTime
        ?? throw new InvalidOperationException($"{this} never occurs.");

    private CronExpression Expression =>
        _expressions.GetOrAdd((Time.Hour * 60 + Time.Minute, Days), _ => CreateExpression());

    private CronExpression CreateExpression()
    {
        var days = string.Join(',', _cronDays.Where(day => Days.HasFlag(day.Day)).Select(day => day.Cron));
        return new CronExpression($"0 {Time.Minute} {Time.Hour} ? * {days}", TimeZoneInfo.Utc);
    }
}
