using CsCheck;
using DigestBot.Digests.Schedules;
using NodaTime;
using NodaTime.TimeZones;

namespace DigestBot.Tests.Digests.Schedules;

/// <summary>Every zone of the tz database, 2024 to 2030, compared with what NodaTime makes of its own copy of the database.</summary>
public sealed class OccurrenceTests
{
    private static readonly Instant _from = Instant.FromUtc(2024, 1, 1, 0, 0);
    private static readonly Instant _to = Instant.FromUtc(2031, 1, 1, 0, 0);

    private static readonly ZoneLocalMappingResolver _resolver = Resolvers.CreateMappingResolver(
        Resolvers.ReturnEarlier,
        Resolvers.ReturnStartOfIntervalAfter
    );

    /// <summary>Names and aliases that this machine knows, one of each set of names for the same zone.</summary>
    private static readonly (DateTimeZone Rules, TimeZoneInfo Zone)[] _zones =
    [
        .. TzdbDateTimeZoneSource
            .Default.CanonicalIdMap.GroupBy(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal)
            .Select(names => (names.Key, Zone: Zones.Known(names.Key)))
            .Where(known => known.Zone is not null)
            .Select(known => (DateTimeZoneProviders.Tzdb[known.Key], known.Zone!)),
    ];

    /// <summary>Those whose rules are the same in both copies of the database: a machine's may be of another year.</summary>
    private static readonly (DateTimeZone Rules, TimeZoneInfo Zone)[] _same = [.. _zones.Where(HasSameRules)];

    [Fact]
    public void The_zones_of_this_machine_are_those_of_the_tz_database()
    {
        _zones.Length.ShouldBeGreaterThan(340);
        _same.Length.ShouldBeGreaterThan(_zones.Length - 10);
        string[] odd =
        [
            "Australia/Lord_Howe",
            "Europe/Dublin",
            "Africa/Casablanca",
            "Africa/El_Aaiun",
            "Pacific/Apia",
            "Pacific/Kiritimati",
            "Antarctica/Troll",
            "America/Nuuk",
            "Asia/Gaza",
            "Africa/Cairo",
            "Asia/Kathmandu",
            "Pacific/Chatham",
        ];
        _zones.Select(zone => zone.Rules.Id).Intersect(odd).Count().ShouldBe(odd.Length);
    }

    [Theory]
    [InlineData("00:00")]
    [InlineData("02:30")]
    [InlineData("23:59")]
    public void In_every_zone_a_daily_schedule_occurs_once_on_every_local_day_of_seven_years(string time)
    {
        Parallel.ForEach(_same, zone => Holds(zone, Time(time), Weekdays.Daily, _from, _to));
    }

    /// <summary>Every time of day that a change of the clocks skips or repeats, and those around it.</summary>
    [Fact]
    public void In_every_zone_every_time_around_a_change_of_the_clocks_occurs_once() =>
        Parallel.ForEach(
            _same,
            zone =>
            {
                foreach (var change in Changes(zone.Rules))
                    for (var minutes = -75; minutes <= 135; minutes += 15)
                    {
                        var time = change.WithOffset(zone.Rules.GetUtcOffset(change - Duration.Epsilon)).LocalDateTime;
                        var about = time.TimeOfDay.PlusMinutes(minutes);
                        var from = change - Duration.FromDays(3);
                        Holds(
                            zone,
                            new TimeOnly(about.Hour, about.Minute),
                            Weekdays.Daily,
                            from,
                            change + Duration.FromDays(3)
                        );
                    }
            }
        );

    [Fact]
    public void Any_schedule_from_any_instant_occurs_on_the_days_it_names_and_no_others() =>
        Gen.Select(
                Gen.Int[0, _same.Length - 1],
                Gen.Int[0, 1439],
                Gen.Int[1, 127],
                Gen.Long[0, (long)(_to - _from).TotalSeconds]
            )
            .Sample(
                (zone, minute, days, start) =>
                {
                    var from = _from + Duration.FromSeconds(start);
                    var time = TimeOnly.MinValue.AddMinutes(minute);
                    Holds(_same[zone], time, (Weekdays)days, from, from + Duration.FromDays(30));
                },
                iter: 5000
            );

    [Theory]
    [InlineData("Pacific/Apia", 2011, 12, 28)]
    [InlineData("Pacific/Fakaofo", 2011, 12, 28)]
    [InlineData("Pacific/Kwajalein", 1993, 8, 19)]
    [InlineData("Pacific/Kiritimati", 1994, 12, 29)]
    public void A_day_that_a_country_skips_has_no_digest_and_the_next_day_has_one(
        string id,
        int year,
        int month,
        int day
    )
    {
        var zone = (DateTimeZoneProviders.Tzdb[id], Zones.Known(id)!);
        var from = Instant.FromUtc(year, month, day, 0, 0);

        foreach (var time in new[] { "00:00", "08:30", "23:59" })
            Holds(zone, Time(time), Weekdays.Daily, from, from + Duration.FromDays(5))
                .Select(run => run.InZone(zone.Item1).Date)
                .ShouldBeUnique();
    }

    /// <returns>The occurrences.</returns>
    private static List<Instant> Holds(
        (DateTimeZone Rules, TimeZoneInfo Zone) zone,
        TimeOnly time,
        Weekdays days,
        Instant from,
        Instant to
    )
    {
        var schedule = new Schedule(time, days, zone.Zone);
        var runs = schedule
            .RunsAfter(from.ToDateTimeOffset())
            .Select(Instant.FromDateTimeOffset)
            .TakeWhile(run => run <= to)
            .ToList();
        var expected = Expected(zone.Rules, time, days, from, to).ToList();
        if (!runs.SequenceEqual(expected))
            runs.ShouldBe(expected, $"{zone.Rules.Id} {days} {time} from {from}");
        return runs;
    }

    /// <summary>Worked out day by day.</summary>
    private static IEnumerable<Instant> Expected(
        DateTimeZone rules,
        TimeOnly time,
        Weekdays days,
        Instant from,
        Instant to
    )
    {
        var last = to.InZone(rules).Date.PlusDays(1);
        for (var day = from.InZone(rules).Date.PlusDays(-2); day <= last; day = day.PlusDays(1))
        {
            var local = day.At(new LocalTime(time.Hour, time.Minute));
            if (!days.HasFlag(Enum.Parse<Weekdays>(day.DayOfWeek.ToString())) || IsSkippedWhole(day, rules))
                continue;
            var instant = rules.ResolveLocal(local, _resolver).ToInstant();
            if (instant > from && instant <= to)
                yield return instant;
        }
    }

    private static bool IsSkippedWhole(LocalDate day, DateTimeZone rules)
    {
        var mapping = rules.MapLocal(day.AtMidnight());
        return mapping.Count == 0 && mapping.LateInterval.IsoLocalStart.Date > day;
    }

    private static bool HasSameRules((DateTimeZone Rules, TimeZoneInfo Zone) zone)
    {
        var changes = Changes(zone.Rules).ToHashSet();
        return Enumerable
            .Range(0, (int)(_to - _from).TotalDays)
            .Select(day => _from + Duration.FromDays(day))
            .Concat(changes.SelectMany(change => new[] { change - Duration.FromSeconds(1), change }))
            .All(instant =>
                zone.Zone.GetUtcOffset(instant.ToDateTimeOffset()) == zone.Rules.GetUtcOffset(instant).ToTimeSpan()
            );
    }

    private static IEnumerable<Instant> Changes(DateTimeZone rules) =>
        rules
            .GetZoneIntervals(_from, _to)
            .Where(interval => interval.HasStart && interval.Start > _from)
            .Select(interval => interval.Start);

    private static TimeOnly Time(string time) =>
        TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
}
