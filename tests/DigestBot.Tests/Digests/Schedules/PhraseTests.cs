using System.Globalization;
using CsCheck;
using DigestBot.Digests.Schedules;
using DigestBot.Digests.Schedules.Phrases;
using DigestBot.Wording;

namespace DigestBot.Tests.Digests.Schedules;

/// <summary>What people write for a schedule, and what is understood.</summary>
public sealed class PhraseTests
{
    private static readonly TimeZoneInfo _london = Zones.Known("Europe/London")!;

    private static readonly string[] _fixed = ["UTC", "Etc/GMT+5", "Etc/GMT-9"];

    private static readonly TimeZoneInfo[] _zones =
    [
        .. NodaTime
            .TimeZones.TzdbDateTimeZoneSource.Default.ZoneLocations!.Select(location => location.ZoneId)
            .Concat(_fixed)
            .Select(Zones.Known)
            .OfType<TimeZoneInfo>(),
    ];

    private static readonly Gen<Schedule> _schedule = Gen.Select(
        Gen.Int[0, 1439],
        Gen.Int[1, 127],
        Gen.OneOf(_zones),
        (minute, days, zone) => new Schedule(TimeOnly.MinValue.AddMinutes(minute), (Weekdays)days, zone)
    );

    private static readonly Gen<(string Words, Weekdays Days)> _days = Gen.OneOf(
        ("weekdays", Weekdays.Workdays),
        ("every weekday", Weekdays.Workdays),
        ("Mo-Fr", Weekdays.Workdays),
        ("Monday to Friday", Weekdays.Workdays),
        ("from mon through fri", Weekdays.Workdays),
        ("mon – fri", Weekdays.Workdays),
        ("daily", Weekdays.Daily),
        ("every day", Weekdays.Daily),
        ("once a day", Weekdays.Daily),
        ("", Weekdays.Daily),
        ("weekends", Weekdays.Weekend),
        ("on Tuesdays", Weekdays.Tuesday),
        ("weekly on tue", Weekdays.Tuesday),
        ("every week on tue", Weekdays.Tuesday),
        ("mon and thu", Weekdays.Monday | Weekdays.Thursday),
        ("Mon, Wed & Fri", Weekdays.Monday | Weekdays.Wednesday | Weekdays.Friday),
        ("weekdays except friday", Weekdays.Workdays & ~Weekdays.Friday),
        ("every day but sunday", Weekdays.Daily & ~Weekdays.Sunday),
        ("daily without weekends", Weekdays.Workdays),
        ("weekdays, not wed", Weekdays.Workdays & ~Weekdays.Wednesday),
        ("except mon and tue", Weekdays.Daily & ~Weekdays.Monday & ~Weekdays.Tuesday)
    );

    private static readonly Gen<(string Words, string Time)> _times = Gen.OneOf(
        ("at 8", "08:00"),
        ("8:30", "08:30"),
        ("8.30", "08:30"),
        ("8h30", "08:30"),
        ("8 30", "08:30"),
        ("0830", "08:30"),
        ("at 17:30 Uhr", "17:30"),
        ("8:30 AM", "08:30"),
        ("7pm", "19:00"),
        ("7 p.m.", "19:00"),
        ("at noon", "12:00"),
        ("midnight", "00:00"),
        ("at half past eight", "08:30"),
        ("half past 8", "08:30"),
        ("quarter to nine", "08:45"),
        ("a quarter past nine", "09:15"),
        ("ten past eight", "08:10"),
        ("eight", "08:00"),
        ("eight o'clock", "08:00"),
        ("eight thirty", "08:30"),
        ("in the morning", "08:00"),
        ("mornings", "08:00"),
        ("8 in the morning", "08:00"),
        ("at 8 in the evening", "20:00"),
        ("in the evening at half past seven", "19:30"),
        ("evenings", "18:00"),
        ("2 in the afternoon", "14:00"),
        ("12 at night", "00:00"),
        ("20:15 in the evening", "20:15"),
        ("9am in the evening", "09:00")
    );

    private static readonly Gen<(string Words, string Zone)> _places = Gen.OneOf(
        ("", "Europe/London"),
        ("Tokyo", "Asia/Tokyo"),
        ("in new york", "America/New_York"),
        ("Europe/Paris", "Europe/Paris"),
        ("CET", "Europe/Berlin"),
        ("ET", "America/New_York"),
        ("Pacific time", "America/Los_Angeles"),
        ("JST", "Asia/Tokyo"),
        ("UTC", "UTC"),
        ("UTC-5", "Etc/GMT+5"),
        ("GMT+2", "Etc/GMT-2"),
        ("+09:00", "Etc/GMT-9"),
        ("SA Pacific Standard Time", "America/Bogota"),
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("US/Eastern", "America/New_York")
    );

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    public void What_is_said_of_a_schedule_is_understood_as_that_schedule(string spoken)
    {
        var language = Languages.Shipped.Find(spoken)!;
        _schedule.Sample(
            schedule =>
            {
                var zone = ZoneNames.Name(schedule.Zone);
                Understood($"{language.Rule(schedule)} {zone}").ShouldBe(schedule);
                Understood($"{language.Capital(language.Rule(schedule))} {zone}").ShouldBe(schedule);
                Understood(language.Command(schedule)).ShouldBe(schedule);
            },
            iter: 2000
        );
    }

    [Fact]
    public void Days_times_and_places_are_understood_in_every_combination_and_order() =>
        Gen.Select(_days, _times, _places, Gen.Bool, Gen.Bool)
            .Sample(
                (days, time, place, timeFirst, upper) =>
                {
                    var words = timeFirst
                        ? $"{time.Words} {days.Words} {place.Words}"
                        : $"{days.Words} {time.Words} {place.Words}";
                    var schedule = Understood(
                        upper && !place.Words.Contains('/', StringComparison.Ordinal) ? words.ToUpperInvariant() : words
                    );

                    schedule.Days.ShouldBe(days.Days, words);
                    ScheduleWords.Clock(schedule.Time).ShouldBe(time.Time, words);
                    Zones.AreSame(schedule.Zone, Zones.Known(place.Zone)!).ShouldBeTrue($"{words}: {schedule.Zone.Id}");
                },
                iter: 4000
            );

    [Theory]
    [InlineData("8 and 17", "08:00 and 17:00 are two schedules", "daily 08:00", "daily 17:00")]
    [InlineData("weekdays 9am 1pm Tokyo", "two schedules", "weekdays 09:00 Asia/Tokyo", "weekdays 13:00 Asia/Tokyo")]
    [InlineData("weekdays half eight", "08:30 to some and 07:30 to others", "weekdays 08:30", "weekdays 07:30")]
    [InlineData(
        "weekdays 8:30 EST",
        "“EST” is UTC-5, which America/New_York has for a part of the year only",
        "weekdays 08:30 America/New_York",
        "weekdays 08:30 America/Panama"
    )]
    [InlineData(
        "8:30 IST",
        "“IST” is the time of several places",
        "daily 08:30 Asia/Kolkata",
        "daily 08:30 Europe/Dublin",
        "daily 08:30 Asia/Jerusalem"
    )]
    [InlineData("9:00 UTC+5:45", "Name a place whose clocks show UTC+5:45", "daily 09:00 Asia/Kathmandu")]
    [InlineData("weekdays", "At what time?", "weekdays 08:30", "weekdays 17:00")]
    [InlineData("every friday", "At what time?", "fri 08:30", "fri 17:00")]
    public void Where_several_things_may_be_meant_each_is_a_button(
        string words,
        string sentence,
        params string[] buttons
    )
    {
        var reading = new ScheduleParser(Languages.English).Parse(words, _london);

        reading.Fault.ShouldNotBeNull().ShouldContain(sentence);
        reading.Suggestions.ShouldBe(buttons);
    }

    [Theory]
    [InlineData("tomorrow 8:00", "“tomorrow” is one day")]
    [InlineData("every hour", "more than once a day")]
    [InlineData("every other day 8:00", "“other” is no day of the week")]
    [InlineData("monthly 8:00", "“monthly” is no day of the week")]
    [InlineData("weekly 8:00", "On which day of the week?")]
    [InlineData("weekdays except mon-fri 8:00", "leaves no day at all")]
    [InlineData("9:00 UTC+27", "No place has the offset UTC+27")]
    [InlineData("9:00 UTC-9:45", "No place has the offset UTC-9:45")]
    public void What_no_schedule_can_be_is_said(string words, string sentence) =>
        new ScheduleParser(Languages.English).Parse(words, _london).Fault.ShouldNotBeNull().ShouldContain(sentence);

    [Fact]
    public void A_zone_that_stays_behind_in_summer_says_so() =>
        new ScheduleParser(Languages.English)
            .Parse("8:30 GMT", _london)
            .Note.ShouldContain("for London's clocks write London");

    [Fact]
    public void Any_pause_ends_in_the_future_or_is_answered()
    {
        var monday = new DateTime(2026, 11, 23, 8, 0, 0);
        var word = Gen.OneOf(
            Gen.OneOf(
                "for until till next 3d 2w 99999h 12 31 0 a an two days weeks months month hour min fortnight monday tomorrow dec may 24 24. 31st nov 29 feb 2026 2028 2026-12-24 2020-01-01 9:00 noon half past eight week forever further notice bis zum Tage Wochen einen Monat morgen nächste Woche Montag 24.12. 24.12.2026 Dez halb neun Uhr".Split(
                    ' '
                )
            ),
            Gen.String[0, 5]
        );
        word.Array[0, 6]
            .Sample(
                words =>
                {
                    var reading = PauseWords.Read(words, monday, Languages.English.Texts.Fault);
                    if (reading.End is { } end)
                        end.InstantIn(TimeZoneInfo.Utc, new DateTimeOffset(monday, TimeSpan.Zero))
                            .DateTime.ShouldBeInRange(
                                monday.AddSeconds(1),
                                monday.AddYears(3),
                                string.Join(' ', words)
                            );
                },
                iter: 20_000
            );
    }

    [Fact]
    public void Quiet_hours_are_understood_as_they_are_said() =>
        Gen.Select(Gen.Int[0, 1439], Gen.Int[0, 1439])
            .Where(span => span.Item1 != span.Item2)
            .Sample(
                (from, to) =>
                {
                    var quiet = new QuietHours(TimeOnly.MinValue.AddMinutes(from), TimeOnly.MinValue.AddMinutes(to));
                    QuietHours.Parse(quiet.ToString()).ShouldBe(quiet);
                    QuietHours
                        .Parse(
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"from {quiet.From:h:mm tt} to {quiet.To:h:mm tt}"
                            )
                        )
                        .ShouldBe(quiet);
                }
            );

    [Fact]
    public void Any_text_is_understood_or_answered_and_every_suggestion_is_understood()
    {
        var word = Gen.OneOf(
            Gen.OneOf(
                "at half past to quarter eight 8 8:30 25:61 am p.m. mon Mo-Fr sat-sun except but weekend morning evening night noon EST IST UTC+5:45 UTC-13 + - – : / & 99999999999999999999 08300 tomorrow other weekly Tokyo Londno W. Europe Standard Time (GMT) werktags montags außer um halb viertel nach Uhr abends morgen jeden mittags İ ß 漢字 \0 \uD800".Split(
                    ' '
                )
            ),
            Gen.String[0, 6]
        );
        word.Array[0, 9]
            .Select(words => string.Join(' ', words))
            .Sample(
                text =>
                {
                    foreach (
                        var reading in new[]
                        {
                            new ScheduleParser(Languages.English).Parse(text, _london),
                            new ScheduleParser(Languages.Shipped.Find("de")!).Parse(text, _london),
                            new ScheduleParser(Languages.English).ParseChange(
                                text,
                                new Schedule(new TimeOnly(8, 30), Weekdays.Friday, _london)
                            ),
                        }
                    )
                    {
                        (reading.Schedule is null).ShouldBe(reading.Fault is { Length: > 0 }, text);
                        foreach (var suggestion in reading.Suggestions ?? [])
                            new ScheduleParser(Languages.English)
                                .Parse(suggestion, _london)
                                .Schedule.ShouldNotBeNull($"{text}: {suggestion}");
                    }
                },
                iter: 250
            );
    }

    [Theory]
    [InlineData("9:00", "Mon at 09:00", "Asia/Tokyo")]
    [InlineData("weekdays", "weekdays at 08:30", "Asia/Tokyo")]
    [InlineData("weekdays 9:00 Paris", "weekdays at 09:00", "Europe/Paris")]
    [InlineData("Paris", "Mon at 08:30", "Europe/Paris")]
    public void A_change_keeps_what_it_does_not_say(string words, string rule, string zone)
    {
        var before = new Schedule(new TimeOnly(8, 30), Weekdays.Monday, Zones.Known("Asia/Tokyo")!);

        var after = new ScheduleParser(Languages.English).ParseChange(words, before).Schedule.ShouldNotBeNull();

        Languages.English.Rule(after).ShouldBe(rule);
        after.Zone.Id.ShouldBe(zone);
    }

    private static Schedule Understood(string words)
    {
        var reading = new ScheduleParser(Languages.English).Parse(words, _london);
        return reading.Schedule.ShouldNotBeNull($"{words}: {reading.Fault}");
    }
}
