using DigestBot.Digests.Schedules;
using DigestBot.Wording;

namespace DigestBot.Tests.Digests.Schedules;

public sealed class ScheduleTests
{
    private static readonly TimeZoneInfo _london = Zone("Europe/London");

    [Theory]
    [InlineData("weekdays at 8", "weekdays at 08:00")]
    [InlineData("mon and thu 17:30", "Mon and Thu at 17:30")]
    [InlineData("mon,wed,fri 8.15", "Mon, Wed and Fri at 08:15")]
    [InlineData("every day 7am", "every day at 07:00")]
    [InlineData("7:45 pm", "every day at 19:45")]
    [InlineData("noon", "every day at 12:00")]
    [InlineData("weekends at midnight", "weekends at 00:00")]
    [InlineData("every weekday at 08:30", "weekdays at 08:30")]
    [InlineData("Mon-Fri 9", "weekdays at 09:00")]
    [InlineData("sat-mon 9:05", "Mon, Sat and Sun at 09:05")]
    [InlineData("12am", "every day at 00:00")]
    [InlineData("TUESDAYS 12PM", "Tue at 12:00")]
    public void A_schedule_is_understood_as_people_write_it(string words, string rule) =>
        Languages.English.Rule(new ScheduleParser(Languages.English).Parse(words, _london).Schedule!).ShouldBe(rule);

    [Theory]
    [InlineData("8:30 Europe/Paris", "Europe/Paris")]
    [InlineData("every day 7am Tokyo", "Asia/Tokyo")]
    [InlineData("daily 8:30 new york", "America/New_York")]
    [InlineData("daily 8:30 america/los_angeles", "America/Los_Angeles")]
    [InlineData("daily 8:30 in London", "Europe/London")]
    [InlineData("daily 8:30 Pacific Standard Time", "America/Los_Angeles")]
    [InlineData("daily 8:30 UTC", "UTC")]
    [InlineData("daily 8:30", "Europe/London")]
    public void A_zone_is_found_by_name_city_or_Windows_name(string words, string zone) =>
        new ScheduleParser(Languages.English).Parse(words, _london).Schedule!.Zone.Id.ShouldBe(zone);

    [Theory]
    [InlineData("weekdays 25:00", "“25:00” is no time of day")]
    [InlineData("weekdays 8:75", "“8:75” is no time of day")]
    [InlineData("13pm", "“13pm” is no time of day")]
    [InlineData("weekdays", "At what time?")]
    [InlineData("", "At what time?")]
    [InlineData("daily 8:30 Londno", "Did you mean Europe/London?")]
    [InlineData("８:３０", "At what time?")]
    [InlineData("blursday 8:30", "“blursday” is neither a day nor a time zone")]
    [InlineData("daily 8:30 9:30", "Write one /subscribe for each time")]
    public void What_cannot_be_understood_gets_a_sentence_that_says_what_would_work(string words, string sentence) =>
        new ScheduleParser(Languages.English).Parse(words, _london).Fault.ShouldNotBeNull().ShouldContain(sentence);

    [Fact]
    public void What_is_suggested_is_itself_understood()
    {
        foreach (var words in new[] { "mon,thu 8:30 Londno", "weekdays", "", "weekends 8 Pariss" })
        foreach (var suggestion in new ScheduleParser(Languages.English).Parse(words, _london).Suggestions!)
            new ScheduleParser(Languages.English).Parse(suggestion, _london).Schedule.ShouldNotBeNull(suggestion);
    }

    [Theory]
    [InlineData("Europe/London", "01:30", "2027-03-28T01:00:00Z")]
    [InlineData("America/New_York", "02:30", "2027-03-14T07:00:00Z")]
    [InlineData("Australia/Lord_Howe", "02:15", "2026-10-03T15:30:00Z")]
    public void A_local_time_that_the_clocks_skip_moves_forward(string zone, string time, string instant)
    {
        var due = At(instant);

        Daily(time, zone).NextAfter(due.AddHours(-20)).ShouldBe(due);
    }

    [Theory]
    [InlineData("Europe/London", "01:30", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")]
    [InlineData("America/New_York", "01:30", "2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z")]
    [InlineData("Australia/Lord_Howe", "01:45", "2027-04-03T14:45:00Z", "2027-04-04T15:15:00Z")]
    public void A_local_time_that_the_clocks_repeat_occurs_once(string zone, string time, string first, string next)
    {
        var schedule = Daily(time, zone);

        schedule.NextAfter(At(first).AddMinutes(-1)).ShouldBe(At(first));
        schedule.NextAfter(At(first)).ShouldBe(At(next));
    }

    [Theory]
    [InlineData("Europe/London", "2026-11-24T08:30:00Z", "Tue\u00A024\u00A0Nov, 08:30 GMT (Europe/London)")]
    [InlineData("Europe/London", "2026-07-01T07:30:00Z", "Wed\u00A01\u00A0Jul, 08:30 BST (Europe/London)")]
    [InlineData(
        "Australia/Lord_Howe",
        "2026-11-24T08:30:00Z",
        "Tue\u00A024\u00A0Nov, 19:30 UTC+11 (Australia/Lord_Howe)"
    )]
    public void A_moment_is_said_with_the_name_its_people_give_it(string zone, string instant, string said) =>
        Languages.English.Moment(At(instant), Zone(zone)).ShouldBe(said);

    private static Schedule Daily(string time, string zone) =>
        new(TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture), Weekdays.Daily, Zone(zone));

    private static DateTimeOffset At(string instant) =>
        DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);
}
