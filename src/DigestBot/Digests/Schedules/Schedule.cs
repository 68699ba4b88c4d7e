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
    /// <summary>The first occurrence after an instant.</summary>
    /// <remarks>A local time that the clocks skip moves forward; one that they repeat occurs once; a day that they skip whole has none.</remarks>
    public DateTimeOffset NextAfter(DateTimeOffset instant)
    {
        if (Days == Weekdays.None)
            throw new InvalidOperationException($"{this} never occurs.");
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime).AddDays(-1);
        while (true)
        {
            if (Includes(day) && On(day) is { } occurrence && occurrence > instant)
                return occurrence;
            day = day.AddDays(1);
        }
    }

    public IEnumerable<DateTimeOffset> RunsAfter(DateTimeOffset instant)
    {
        while (true)
            yield return instant = NextAfter(instant);
    }

    /// <summary>Whether both occur at the same instants; a zone has several names.</summary>
    public bool IsSameAs(Schedule other) => Time == other.Time && Days == other.Days && Zones.AreSame(Zone, other.Zone);

    private bool Includes(DateOnly day) => Days.HasFlag((Weekdays)(1 << (((int)day.DayOfWeek + 6) % 7)));

    private DateTimeOffset? On(DateOnly day)
    {
        var wanted = day.ToDateTime(Time);
        var instant = WallClock.FirstInstant(wanted, Zone);
        return WallClock.Shows(instant, wanted, Zone) || WallClock.HasDay(day, Zone) ? instant : null;
    }
}
