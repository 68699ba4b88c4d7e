using System.Globalization;
using DigestBot.Digests.Schedules;
using DigestBot.Digests.Schedules.Phrases;
using DigestBot.Wording;

namespace DigestBot.Tests.Digests.Schedules;

/// <summary>What people write in German, and what is said back.</summary>
public sealed class GermanPhraseTests
{
    private static readonly Language _german = Languages.Shipped.Find("de")!;

    private static readonly TimeZoneInfo _berlin = Zones.Known("Europe/Berlin")!;

    [Theory]
    [InlineData("werktags 8:30", "werktags um 08:30")]
    [InlineData("täglich um 9 Uhr", "täglich um 09:00")]
    [InlineData("montags und donnerstags 17:30", "montags und donnerstags um 17:30")]
    [InlineData("jeden Tag 7 Uhr", "täglich um 07:00")]
    [InlineData("mittags", "täglich um 12:00")]
    [InlineData("Mo, Mi und Fr um 8", "montags, mittwochs und freitags um 08:00")]
    [InlineData("Montag bis Freitag 8.15 Uhr", "werktags um 08:15")]
    [InlineData("am Wochenende um 10", "am Wochenende um 10:00")]
    [InlineData("werktags außer freitags halb neun", "montags, dienstags, mittwochs und donnerstags um 08:30")]
    [InlineData(
        "täglich ohne Sonntag um Viertel nach acht",
        "montags, dienstags, mittwochs, donnerstags, freitags und samstags um 08:15"
    )]
    [InlineData("sonnabends Viertel vor 9", "samstags um 08:45")]
    [InlineData("dreiviertel acht", "täglich um 07:45")]
    [InlineData("8 Uhr 30", "täglich um 08:30")]
    [InlineData("um zehn nach acht", "täglich um 08:10")]
    [InlineData("jeden Morgen", "täglich um 08:00")]
    [InlineData("morgens um 7", "täglich um 07:00")]
    [InlineData("um 8 Uhr abends", "täglich um 20:00")]
    [InlineData("nachmittags um drei", "täglich um 15:00")]
    [InlineData("Mitternacht", "täglich um 00:00")]
    [InlineData("WERKTAGS UM 9 UHR", "werktags um 09:00")]
    [InlineData("jede Woche dienstags 9:00", "dienstags um 09:00")]
    public void A_schedule_is_understood_as_people_write_it(string words, string rule)
    {
        var reading = new ScheduleParser(_german).Parse(words, _berlin);

        _german.Rule(reading.Schedule.ShouldNotBeNull(reading.Fault)).ShouldBe(rule);
    }

    [Theory]
    [InlineData("jeden Tag 7 Uhr Tokio", "Asia/Tokyo")]
    [InlineData("8:30 in Wien", "Europe/Vienna")]
    [InlineData("8:30 Zürich", "Europe/Zurich")]
    [InlineData("8:30 MEZ", "Europe/Berlin")]
    [InlineData("8:30 OEZ", "Europe/Athens")]
    public void Cities_are_known_by_their_German_names(string words, string zone) =>
        new ScheduleParser(_german).Parse(words, _berlin).Schedule!.Zone.Id.ShouldBe(zone);

    [Theory]
    [InlineData("morgen 8:00", "„morgen“ ist ein einzelner Tag")]
    [InlineData("stündlich", "mehr als einmal am Tag")]
    [InlineData("monatlich 8:00", "„monatlich“ ist kein Wochentag")]
    [InlineData("wöchentlich 8:00", "An welchem Wochentag?")]
    [InlineData("werktags", "Um wie viel Uhr?")]
    [InlineData("werktags 25:00", "„25:00“ ist keine Uhrzeit")]
    [InlineData("8 und 17", "08:00 und 17:00 sind zwei Zeitpläne")]
    [InlineData("8:30 IST", "Welcher: Asia/Kolkata, Europe/Dublin oder Asia/Jerusalem?")]
    [InlineData("täglich 8:30 Londno", "Meintest du Europe/London?")]
    public void What_cannot_be_understood_is_said_in_German(string words, string sentence) =>
        new ScheduleParser(_german).Parse(words, _berlin).Fault.ShouldNotBeNull().ShouldContain(sentence);

    [Theory]
    [InlineData("weekdays", "werktags 08:30", "werktags 17:00")]
    [InlineData("8 und 17", "täglich 08:00", "täglich 17:00")]
    [InlineData("mo,mi 8 9", "mo,mi 08:00", "mo,mi 09:00")]
    public void Suggestions_are_in_German_and_understood(string words, params string[] suggestions)
    {
        var parser = new ScheduleParser(_german);

        var suggested = parser.Parse(words, _berlin).Suggestions!;

        suggested.ShouldBe(suggestions);
        suggested.ShouldAllBe(when => parser.Parse(when, _berlin).Schedule != null);
    }

    [Theory]
    [InlineData("3 Tage", "2026-11-26 08:00")]
    [InlineData("für zwei Wochen", "2026-12-07 08:00")]
    [InlineData("einen Monat", "2026-12-23 08:00")]
    [InlineData("bis Montag", "2026-11-30 00:00")]
    [InlineData("bis morgen 9 Uhr", "2026-11-24 09:00")]
    [InlineData("bis übermorgen", "2026-11-25 00:00")]
    [InlineData("bis nächste Woche", "2026-11-30 00:00")]
    [InlineData("bis zum 24. Dezember", "2026-12-24 00:00")]
    [InlineData("bis 24. Dez", "2026-12-24 00:00")]
    [InlineData("bis 24.12.", "2026-12-24 00:00")]
    [InlineData("bis zum 3.1.2027", "2027-01-03 00:00")]
    [InlineData("bis 6. Jänner", "2027-01-06 00:00")]
    [InlineData("bis 1. März 8:30", "2027-03-01 08:30")]
    public void A_pause_is_understood_as_people_write_it(string words, string end)
    {
        var monday = new DateTime(2026, 11, 23, 8, 0, 0);

        var reading = PauseWords.Read(PhraseWords.Split(words), monday, _german.Texts.Fault);

        reading
            .End.ShouldNotBeNull(reading.Fault)
            .InstantIn(TimeZoneInfo.Utc, new DateTimeOffset(monday, TimeSpan.Zero))
            .ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
            .ShouldBe(end);
    }

    [Theory]
    [InlineData("von 22 bis 7 Uhr", "22:00-07:00")]
    [InlineData("zwischen 22:30 und 6", "22:30-06:00")]
    [InlineData("22 Uhr bis Mitternacht", "22:00-00:00")]
    public void Quiet_hours_are_understood_as_people_write_them(string words, string quiet) =>
        QuietHours.Parse(words)!.ToString().ShouldBe(quiet);

    [Theory]
    [InlineData("de", "Di,\u00A024.\u00A0Nov., 08:30 MEZ (Europe/Berlin)")]
    [InlineData("de-AT", "Di,\u00A024.\u00A0Nov., 08:30 MEZ (Europe/Berlin)")]
    [InlineData("en-US", "Tue,\u00A0Nov\u00A024, 08:30 CET (Europe/Berlin)")]
    [InlineData("en", "Tue\u00A024\u00A0Nov, 08:30 CET (Europe/Berlin)")]
    public void A_moment_is_said_as_its_region_does(string tag, string said) =>
        Languages
            .Shipped.Find(tag)!
            .Moment(new DateTimeOffset(2026, 11, 24, 7, 30, 0, TimeSpan.Zero), _berlin)
            .ShouldBe(said);

    [Theory]
    [InlineData("de", "3.\u00A0Jan.\u00A02027")]
    [InlineData("de-AT", "3.\u00A0Jän.\u00A02027")]
    [InlineData("en-US", "Jan\u00A03,\u00A02027")]
    [InlineData("en-GB", "3\u00A0Jan\u00A02027")]
    public void A_date_is_said_as_its_region_does(string tag, string said) =>
        Languages.Shipped.Find(tag)!.Date(new DateOnly(2027, 1, 3)).ShouldBe(said);
}
