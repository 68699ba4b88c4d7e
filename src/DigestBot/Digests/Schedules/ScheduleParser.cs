using DigestBot.Digests.Schedules.Phrases;
using DigestBot.Wording;

namespace DigestBot.Digests.Schedules;

/// <summary>What a person asked for, understood; or the sentence that says what would work, with suggestions to press.</summary>
/// <param name="Note">What is worth knowing about a schedule that was understood; empty for nothing.</param>
internal sealed record ScheduleReading(
    Schedule? Schedule,
    string? Fault = null,
    IReadOnlyList<string>? Suggestions = null,
    string Note = ""
);

/// <summary>Reads "weekdays at 8", "mon and thu 17:30", "every day 7am Tokyo", "werktags um 8", whatever the language of the answer.</summary>
internal sealed class ScheduleParser(Language language)
{
    private FaultTexts Say => language.Texts.Fault;

    /// <param name="defaultZone">Where the person is, as far as that is known.</param>
    public ScheduleReading Parse(string words, TimeZoneInfo defaultZone) =>
        Read(ScheduleWish.Read(words, Say), null, defaultZone);

    /// <summary>A change of a schedule: what is not said stays as it is.</summary>
    public ScheduleReading ParseChange(string words, Schedule from)
    {
        var wish = ScheduleWish.Read(words, Say);
        return wish is { Days: null, Times.Count: 0, Rest.Length: 0, Fault: null }
            ? new ScheduleReading(null, Say.SayNew)
            : Read(wish with { Days = wish.Days ?? from.Days }, from.Time, from.Zone);
    }

    private ScheduleReading Read(ScheduleWish wish, TimeOnly? usualTime, TimeZoneInfo defaultZone)
    {
        var days = wish.Days ?? Weekdays.Daily;
        if (wish.Fault is { } fault)
            return new ScheduleReading(null, fault.Sentence, Commands(days, fault.Times, wish.Rest));
        if (days == Weekdays.None)
            return new ScheduleReading(null, Say.NoDay.With(Say.Example));
        if (wish.Times.Count > 1)
            return SeveralTimes(days, wish);
        if ((wish.Times.Count == 1 ? wish.Times[0] : usualTime) is not { } time)
            return NoTime(wish);
        return WithZone(days, time, wish.Rest, defaultZone);
    }

    private ScheduleReading WithZone(Weekdays days, TimeOnly time, string words, TimeZoneInfo defaultZone)
    {
        if (words.Length == 0)
            return new ScheduleReading(new Schedule(time, days, defaultZone));
        var zone = ZoneWords.Read(words, language);
        return zone.Zone is { } found ? new ScheduleReading(new Schedule(time, days, found), Note: zone.Note ?? "")
            : zone.Fault is { } fault
                ? new ScheduleReading(null, fault, [.. zone.Near!.Select(id => language.Command(days, time, id))])
            : new ScheduleReading(null, Say.NoZoneNoDay.With(("words", words), ("example", Say.Example)));
    }

    private ScheduleReading NoTime(ScheduleWish wish) =>
        new(
            null,
            Say.WhatTime.With(Say.Example),
            Commands(wish.Days ?? Weekdays.Workdays, [new TimeOnly(8, 30), new TimeOnly(17, 0)], "")
        );

    private ScheduleReading SeveralTimes(Weekdays days, ScheduleWish wish)
    {
        var times = language.All([.. wish.Times.Take(3).Select(ScheduleWords.Clock)]);
        return new ScheduleReading(
            null,
            wish.Times.Count == 2 ? Say.TwoTimes.With(times) : Say.SeveralTimes.With(times),
            Commands(days, wish.Times, wish.Rest)
        );
    }

    /// <summary>Suggestions that are understood themselves: with the zone as it was named only if it is one.</summary>
    private IReadOnlyList<string> Commands(Weekdays days, IEnumerable<TimeOnly> times, string zone)
    {
        var named = zone.Length > 0 && ZoneWords.Read(zone, language).Zone is { } found ? ZoneNames.Name(found) : "";
        var known = days == Weekdays.None ? Weekdays.Daily : days;
        return [.. times.Take(3).Select(time => language.Command(known, time, named))];
    }
}
