using CsCheck;
using DigestBot.Digests.Schedules;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Digests;

/// <summary>Every schedule in every zone of this machine.</summary>
public sealed class OccurrenceTests
{
    private static readonly TimeZoneInfo[] _zones = [.. TimeZoneInfo.GetSystemTimeZones()];
    private static readonly DateTimeOffset _from = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly int _minutes = (int)
        (new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero) - _from).TotalMinutes;

    private static readonly Gen<(Schedule Schedule, DateTimeOffset From)> _any = Gen.Select(
        Gen.Int[0, _zones.Length - 1],
        Gen.Int[0, 1439],
        Gen.Int[1, 127],
        Gen.Int[0, _minutes],
        (zone, minute, days, start) =>
            (new Schedule(TimeOnly.MinValue.AddMinutes(minute), (Weekdays)days, _zones[zone]), _from.AddMinutes(start))
    );

    /// <summary>Starts a few days before the clocks change, at a time that is touched by it.</summary>
    private static readonly Gen<(Schedule Schedule, DateTimeOffset From)> _atChange = Gen.Select(
        Gen.OneOf(Changes().ToArray()),
        Gen.Int[-90, 150],
        (change, minutes) =>
        {
            var local = TimeZoneInfo.ConvertTime(change.At.AddMilliseconds(-1), change.Zone).AddMilliseconds(1);
            var time = TimeOnly.FromDateTime(local.DateTime.AddMinutes(minutes));
            return (
                new Schedule(new TimeOnly(time.Hour, time.Minute), Weekdays.Daily, change.Zone),
                change.At.AddDays(-3)
            );
        }
    );

    [Fact]
    public void A_schedule_occurs_once_on_every_day_it_names_at_its_local_time() => _any.Sample(Holds, iter: 600);

    [Fact]
    public void So_it_does_around_the_days_on_which_clocks_change() => _atChange.Sample(Holds, iter: 1500);

    private static void Holds((Schedule Schedule, DateTimeOffset From) sample)
    {
        var (schedule, from) = sample;
        var runs = schedule.RunsAfter(from).Take(9).ToList();
        runs.Zip(runs.Skip(1)).ShouldAllBe(pair => pair.First < pair.Second);
        runs[0].ShouldBeGreaterThan(from);

        Expected(schedule, from).Take(9).ShouldBe(runs, $"{schedule} from {from:O}");
    }

    /// <summary>Worked out day by day: the local time itself, or where the gap it falls into ends, or the first of two.</summary>
    private static IEnumerable<DateTimeOffset> Expected(Schedule schedule, DateTimeOffset from)
    {
        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(from, schedule.Zone).DateTime).AddDays(-2);
        for (var day = first; ; day = day.AddDays(1))
            if (
                schedule.Days.HasFlag((Weekdays)(1 << (((int)day.DayOfWeek + 6) % 7)))
                && Instant(day.ToDateTime(schedule.Time), schedule.Zone) is var instant
                && instant > from
            )
                yield return instant;
    }

    /// <summary>The first minute at which the clock on the wall shows this time or a later one, looked for from where it cannot yet.</summary>
    private static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone)
    {
        var wanted = new DateTimeOffset(local, TimeSpan.Zero);
        var offsets = new[] { -24, 0, 24 }.Select(hours => zone.GetUtcOffset(wanted.AddHours(hours))).ToList();
        var instant = wanted - offsets.Max();
        while (instant + zone.GetUtcOffset(instant) < wanted)
            instant = instant.AddMinutes(1);
        return instant;
    }

    private static IEnumerable<(TimeZoneInfo Zone, DateTimeOffset At)> Changes()
    {
        foreach (var zone in _zones.DistinctBy(zone => zone.ToSerializedString()))
            for (var day = 0; day < 7 * 365; day++)
            {
                var (before, after) = (_from.AddDays(day), _from.AddDays(day + 1));
                if (zone.GetUtcOffset(before) == zone.GetUtcOffset(after))
                    continue;
                var offset = zone.GetUtcOffset(before);
                while (after - before > TimeSpan.FromMinutes(1))
                {
                    var middle = before + (after - before) / 2;
                    if (zone.GetUtcOffset(middle) == offset)
                        before = middle;
                    else
                        after = middle;
                }
                yield return (
                    zone,
                    new DateTimeOffset(after.Ticks - after.Ticks % TimeSpan.TicksPerMinute, TimeSpan.Zero)
                );
            }
    }
}
