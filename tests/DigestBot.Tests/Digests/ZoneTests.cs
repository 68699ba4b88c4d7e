using DigestBot.Digests.Schedules;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Digests;

/// <summary>The zone of a conversation, zones that were renamed, and zones the machine does not know.</summary>
public sealed class ZoneTests
{
    private const string NextDue = "SELECT next_due FROM subscriptions WHERE ended_at IS NULL ORDER BY id";

    private static readonly DateTimeOffset _first = BotHost.Monday.AddMinutes(30);

    [Fact]
    public async Task A_conversation_moves_to_a_zone_with_all_its_schedules_from_the_next_digest_on()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 9));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Ann.AskAsync("/subscribe weekdays 17:00 Europe/Paris");

        var moved = await chat.Ann.AskAsync("/zone Tokyo");
        var shown = await chat.Ann.AskAsync("/zone");
        var third = await chat.Ann.AskAsync("/subscribe fridays noon");
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddHours(15));

        moved.Text.ShouldContain("The time zone here is Asia/Tokyo now; it is 17:00 there.");
        moved.Text.ShouldContain("Tue\u00A024\u00A0Nov 08:30 JST, UTC+9");
        moved.Text.ShouldContain("Time zone of this conversation: Asia/Tokyo.");
        shown.Text.ShouldContain("Time zone: Asia/Tokyo");
        third.Text.ShouldContain("Fri\u00A027\u00A0Nov, 12:00 JST (Asia/Tokyo)");
        third.Text.ShouldContain("That is this conversation’s time zone; yours is Europe/London.");
        (await chat.Host.QueryAsync<long>("SELECT due FROM deliveries")).ShouldBe([]);
    }

    [Theory]
    [InlineData("New York", 24, 13, 30)]
    [InlineData("Tokyo", 23, 23, 30)]
    [InlineData("Honolulu", 23, 18, 30)]
    [InlineData("Auckland", 23, 19, 30)]
    public async Task A_day_that_had_its_digest_in_the_old_zone_has_no_second_in_the_new_one(
        string zone,
        int day,
        int hour,
        int minute
    )
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 9));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Host.AdvanceToAsync(_first.AddMinutes(1));
        await chat.Ann.SeesAsync();

        await chat.Ann.AskAsync($"/zone {zone}");

        (await chat.Host.QueryAsync<long>(NextDue)).ShouldBe([At(2026, 11, day, hour, minute)]);
    }

    [Fact]
    public async Task Schedules_that_become_one_by_moving_are_one()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 9));
        await chat.Ann.AskAsync("/subscribe daily 08:30 Europe/Paris");
        await chat.Ann.AskAsync("/subscribe daily 08:30");

        var moved = await chat.Ann.AskAsync("/zone Europe/London");

        moved.Text.ShouldContain("Digest schedule");
        (await chat.Host.QueryAsync<long>(NextDue)).ShouldBe([_first.ToUnixTimeMilliseconds()]);
    }

    [Theory]
    [InlineData("/pause 1")]
    [InlineData("/pause 2")]
    public async Task Of_schedules_that_become_one_by_moving_the_one_goes_on_that_is_not_paused(string pause)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 9));
        await chat.Ann.AskAsync("/subscribe daily 08:30 Europe/Paris");
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Ann.AskAsync(pause);

        var moved = await chat.Ann.AskAsync("/zone Europe/London");

        moved.Text.ShouldNotContain("Paused");
        (await chat.Host.QueryAsync<long>(NextDue)).ShouldBe([_first.ToUnixTimeMilliseconds()]);
    }

    [Fact]
    public async Task A_digest_that_is_tried_again_still_goes_out_when_its_schedule_becomes_one_with_another()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 9));
        await chat.Ann.AskAsync("/subscribe daily 18:00");
        await chat.Ann.AskAsync("/subscribe daily 18:00 Europe/Paris");
        chat.Connector.Script(new ConnectorFault.Refuse(503));
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddHours(9));

        await chat.Ann.AskAsync("/zone Europe/London");
        await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(20));

        (await chat.Host.QueryAsync<string>("SELECT state FROM deliveries")).ShouldBe(["sent"]);
    }

    [Fact]
    public async Task Skips_and_pauses_move_along()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 9));
        await chat.Ann.AskAsync("/subscribe daily 12:00");
        await chat.Ann.AskAsync("/subscribe daily 18:00");
        await chat.Ann.AskAsync("/skip 1");
        await chat.Ann.AskAsync("/pause 2");

        var moved = await chat.Ann.AskAsync("/zone New York");
        await chat.Host.WalkToAsync(BotHost.Monday.AddHours(36));

        moved.Text.ShouldContain("Mon\u00A023\u00A0Nov skipped");
        moved.Text.ShouldContain("2. Paused: every day at 18:00");
        (await chat.Host.QueryAsync<string>("SELECT state FROM deliveries ORDER BY due")).ShouldBe(["skipped", "sent"]);
        (await chat.Host.CountAsync("SELECT max(due) FROM deliveries")).ShouldBe(At(2026, 11, 24, 17, 0));
    }

    [Theory]
    [InlineData("/zone Londno", "Did you mean Europe/London?")]
    [InlineData("/zone IST", "the time of several places")]
    [InlineData("/zone Atlantis", "There is no time zone “Atlantis”")]
    [InlineData("/zone", "This conversation has no time zone of its own")]
    public async Task What_is_no_zone_gets_a_sentence_and_moves_nothing(string said, string sentence)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        await chat.Ann.AskAsync("/subscribe daily 08:30");

        (await chat.Ann.AskAsync(said)).Text.ShouldContain(sentence);

        (await chat.Host.QueryAsync<long>(NextDue)).ShouldBe([_first.ToUnixTimeMilliseconds()]);
    }

    [Fact]
    public async Task A_zone_is_a_button_away_when_it_was_misspelled_and_can_be_forgotten()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        await chat.Ann.AskAsync("/subscribe daily 08:30");

        var moved = await chat.Ann.PressAsync(await chat.Ann.AskAsync("/zone Pariss"), "Europe/Paris");
        var forgotten = await chat.Ann.AskAsync("/zone off");

        moved.Text.ShouldContain("The time zone here is Europe/Paris now");
        forgotten.Text.ShouldContain("no time zone of its own any more");
        (await chat.Ann.AskAsync("/subscribe daily 09:30")).Text.ShouldContain("(Europe/London)");
    }

    [Theory]
    [InlineData("Europe/Kiev", 6, 30)]
    [InlineData("Europe/Kyiv", 6, 30)]
    [InlineData("Asia/Calcutta", 3, 0)]
    [InlineData("US/Eastern", 13, 30)]
    [InlineData("Eastern Standard Time", 13, 30)]
    [InlineData("FLE Standard Time", 6, 30)]
    [InlineData("GB", 8, 30)]
    public async Task A_stored_name_of_a_zone_keeps_firing_whatever_the_zone_is_called_today(
        string stored,
        int hour,
        int minute
    )
    {
        await using var chat = await Chatting.StartAsync(
            BotHost.Monday.AddDays(-1),
            null,
            SomeArticle.WithSections("Alpha", 9)
        );
        await chat.Ann.AskAsync("/subscribe mondays 08:30 Asia/Tokyo");
        var due = At(2026, 11, 23, hour, minute);
        await chat.Host.QueryAsync<long>($"UPDATE subscriptions SET zone = '{stored}', next_due = {due}");

        await chat.Host.WalkToAsync(BotHost.Monday.AddHours(6));

        (await chat.Host.QueryAsync<string>("SELECT state FROM deliveries")).ShouldBe(["sent"]);
        (await chat.Host.QueryAsync<long>(NextDue)).ShouldBe([due + 7 * 86_400_000L]);
        (await chat.Host.QueryAsync<string>("SELECT zone FROM subscriptions")).ShouldBe([stored]);
    }

    [Fact]
    public void Every_name_that_a_zone_ever_had_finds_it()
    {
        var database = NodaTime.TimeZones.TzdbDateTimeZoneSource.Default;
        foreach (var name in database.GetIds().Concat(database.WindowsToTzdbIds.Keys))
            Zones.Known(name).ShouldNotBeNull(name);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/dev/zero")]
    [InlineData("posix/Europe/London")]
    [InlineData("right/Europe/London")]
    [InlineData("localtime")]
    [InlineData("tzdata.zi")]
    public void Only_what_can_be_a_name_is_looked_up_on_the_machine(string asked) => Zones.Find(asked).ShouldBeNull();

    [Fact]
    public async Task The_same_schedule_under_another_name_of_its_zone_is_not_a_second_one()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        await chat.Ann.AskAsync("/subscribe daily 08:30 Europe/Kiev");

        (await chat.Ann.AskAsync("/subscribe daily 08:30 Europe/Kyiv")).Text.ShouldContain("Already subscribed");
    }

    [Fact]
    public async Task A_schedule_whose_zone_vanished_goes_on_by_itself_within_the_hour_once_it_is_back()
    {
        await using var chat = await LostAsync();
        await chat.Host.QueryAsync<long>("UPDATE subscriptions SET zone = 'Europe/London'");

        await chat.Host.AdvanceAsync(TimeSpan.FromHours(1));
        await Eventually.TrueAsync(
            async () => await chat.Host.CountAsync("SELECT count(*) FROM subscriptions WHERE paused_at IS NULL") == 1,
            () => "It stays paused."
        );
        await chat.Host.AdvanceToAsync(_first.AddDays(1).AddSeconds(2));

        (await chat.Host.QueryAsync<string>("SELECT state FROM deliveries")).ShouldBe(["sent"]);
    }

    [Fact]
    public async Task A_schedule_whose_zone_vanished_goes_on_with_resume_once_it_is_back()
    {
        await using var chat = await LostAsync();

        var still = await chat.Ann.AskAsync("/resume");
        await chat.Host.QueryAsync<long>("UPDATE subscriptions SET zone = 'Europe/London'");
        var resumed = await chat.Ann.AskAsync("/resume");

        still.Text.ShouldContain("The time zone Mars/Olympus is not known here");
        still.Text.ShouldContain("Paused: every day at 08:30");
        resumed.Text.ShouldNotContain("Paused");
        (await chat.Host.QueryAsync<long>(NextDue)).ShouldBe([_first.AddDays(1).ToUnixTimeMilliseconds()]);
    }

    [Fact]
    public async Task A_schedule_whose_zone_vanished_goes_on_in_another_zone()
    {
        await using var chat = await LostAsync();

        var moved = await chat.Ann.AskAsync("/zone Paris");

        moved.Text.ShouldNotContain("Paused");
        moved.Text.ShouldContain("Tue\u00A024\u00A0Nov 08:30 CET, UTC+1");
    }

    /// <summary>Ann's daily schedule is paused because its zone is unknown.</summary>
    private static async Task<Chatting> LostAsync()
    {
        var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Host.QueryAsync<long>("UPDATE subscriptions SET zone = 'Mars/Olympus'");
        await chat.Host.AdvanceToAsync(_first.AddSeconds(2));
        (await chat.Ann.AskAsync("/schedule")).Text.ShouldContain("the time zone Mars/Olympus is no longer known");
        return chat;
    }

    private static long At(int year, int month, int day, int hour, int minute) =>
        new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
}
