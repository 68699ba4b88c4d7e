using System.Globalization;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Digests;

public sealed class DigestDeliveryTests
{
    [Fact]
    public async Task Subscribing_shows_a_sample_and_when_the_next_digest_comes()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        var card = await chat.Ann.AskAsync("/subscribe weekdays 08:30");

        card.Text.ShouldContain("A table for four");
        card.Text.ShouldContain("Subscribed: weekdays at 08:30");
        card.Text.ShouldContain("Next digest: Mon\u00A023\u00A0Nov, 08:30 GMT (Europe/London)");
    }

    [Fact]
    public async Task A_digest_is_posted_at_its_local_time_and_the_ledger_says_so()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe weekdays 08:30");

        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(29));
        chat.Connector.Received.Count.ShouldBe(1);
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(30).AddSeconds(1));

        (await chat.Ann.SeesAsync()).Text.ShouldContain("Weekday digest · Mon\u00A023\u00A0Nov");
        (await States(chat)).ShouldBe(["sent"]);
    }

    [Fact]
    public async Task No_section_comes_twice_and_what_is_left_comes_next_time()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 7));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        var headings = new List<string>();

        for (var day = 0; day < 4; day++)
        {
            await chat.Host.AdvanceToAsync(BotHost.Monday.AddDays(day).AddMinutes(31));
            headings.AddRange(chat.Connector.Received.Skip(1 + day).SelectMany(call => Headings(new Card(call))));
        }

        headings.ShouldBe(Enumerable.Range(1, 7).Select(n => $"Alpha part {n}"));
        (await States(chat)).ShouldBe(["sent", "sent", "empty", "empty"]);
    }

    [Fact]
    public async Task A_newer_article_comes_before_what_was_left_of_an_older_one()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 7));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(31));
        await chat.Host.PublishAsync(
            "new.md",
            SomeArticle.WithSections("Beta", 2).Replace("2026-11-20", "2026-11-23", StringComparison.Ordinal)
        );

        await chat.Host.AdvanceToAsync(BotHost.Monday.AddDays(1).AddMinutes(31));

        Headings(new Card(chat.Connector.Received.Last()))
            .ShouldBe(["Beta part 1", "Beta part 2", "Alpha part 6", "Alpha part 7"]);
    }

    [Theory]
    [InlineData("Europe/London", "01:30", "2027-03-27T12:00:00Z", "2027-03-28T01:00:00Z")]
    [InlineData("Europe/London", "01:30", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("America/New_York", "02:30", "2027-03-13T12:00:00Z", "2027-03-14T07:00:00Z")]
    [InlineData("America/New_York", "01:30", "2026-10-31T12:00:00Z", "2026-11-01T05:30:00Z")]
    [InlineData("Australia/Lord_Howe", "02:15", "2026-10-02T20:00:00Z", "2026-10-03T15:30:00Z")]
    [InlineData("Australia/Lord_Howe", "01:45", "2027-04-02T20:00:00Z", "2027-04-03T14:45:00Z")]
    public async Task On_the_day_the_clocks_change_the_digest_comes_once(
        string zone,
        string time,
        string now,
        string due
    )
    {
        var start = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);
        await using var chat = await Chatting.StartAsync(start, null, SomeArticle.WithSections("Alpha", 7));
        await chat.Ann.AskAsync($"/subscribe daily {time} {zone}");

        for (var hour = 0; hour < 23; hour++)
            await chat.Host.AdvanceAsync(TimeSpan.FromHours(1));

        var deliveries = await chat.Host.QueryAsync<long>("SELECT due FROM deliveries WHERE state = 'sent'");
        deliveries
            .Select(DateTimeOffset.FromUnixTimeMilliseconds)
            .ShouldBe([DateTimeOffset.Parse(due, CultureInfo.InvariantCulture)]);
    }

    [Fact]
    public async Task What_was_due_while_the_service_was_down_is_posted_once_when_it_is_not_too_late()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Host.StopAsync();
        chat.Host.Time.Advance(TimeSpan.FromHours(5));

        await chat.Host.StartAsync();
        await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(2));
        await chat.Host.RestartAsync();
        await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(2));

        chat.Connector.Received.Count.ShouldBe(2);
        (await States(chat)).ShouldBe(["sent"]);
    }

    [Fact]
    public async Task What_is_too_late_is_missed_and_its_sections_come_with_the_next_digest()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Host.StopAsync();
        chat.Host.Time.Advance(TimeSpan.FromHours(49));

        await chat.Host.StartAsync();
        await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(5));

        (await States(chat)).ShouldBe(["missed", "missed", "sent"]);
        Headings(new Card(chat.Connector.Received.Last())).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(412)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(504)]
    public async Task A_channel_in_trouble_is_tried_again_with_the_same_content_until_it_takes_it(int status)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 7));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Connector.Script(new ConnectorFault.Refuse(status), new ConnectorFault.Refuse(status));

        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(30).AddSeconds(1));
        (await States(chat)).ShouldBe(["retrying"]);
        for (var i = 0; i < 6; i++)
            await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(15));

        (await States(chat)).ShouldBe(["sent"]);
        chat.Connector.Received.Count.ShouldBe(2);
        Headings(new Card(chat.Connector.Received.Last()))
            .ShouldBe(Enumerable.Range(1, 5).Select(n => $"Alpha part {n}"));
    }

    [Fact]
    public async Task A_channel_that_asks_to_wait_is_left_alone_as_long_as_it_asked()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Connector.Script(new ConnectorFault.Refuse(429, RetryAfter: "600"));
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(30).AddSeconds(1));
        var calls = chat.Connector.Calls;

        await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(590));
        chat.Connector.Calls.ShouldBe(calls);
        await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(15));

        (await States(chat)).ShouldBe(["sent"]);
    }

    [Theory]
    [InlineData(403, "MessageWritesBlocked")]
    [InlineData(403, "BotNotInConversationRoster")]
    [InlineData(404, "ConversationNotFound")]
    public async Task A_conversation_that_shuts_the_bot_out_is_left_alone_and_told_what_it_missed_when_it_comes_back(
        int status,
        string code
    )
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Connector.Break(chat.Ann.Conversation, new ConnectorFault.Refuse(status, code));
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(31));
        await chat.Host.AdvanceAsync(TimeSpan.FromDays(3));
        (await States(chat)).ShouldBe(["failed"]);
        chat.Host.Log.ToString().ShouldContain("cannot be reached; its schedules are paused");

        chat.Connector.Break(chat.Ann.Conversation, null);
        var back = await chat.Ann.AskAsync("/schedule");
        var schedule = await chat.Ann.SeesAsync();
        await chat.Host.AdvanceAsync(TimeSpan.FromDays(1));

        back.Text.ShouldContain("Digests could not be posted here");
        back.Text.ShouldContain("1 digest was missed");
        schedule.Text.ShouldNotContain("Paused");
        Headings(new Card(chat.Connector.Received.Last())).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_post_whose_connection_dropped_is_sent_again_and_marked_as_a_possible_duplicate()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Connector.Script(new ConnectorFault.Drop());

        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(30).AddSeconds(1));
        await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(20));

        (await States(chat)).ShouldBe(["sent"]);
        (await chat.Host.CountAsync("SELECT possible_duplicate FROM deliveries")).ShouldBe(1);
    }

    [Fact]
    public async Task One_conversation_that_hangs_does_not_hold_up_the_others()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        var people = Enumerable.Range(1, 5).Select(n => chat.In($"a:chat-{n}")).ToList();
        foreach (var person in people)
            await person.AskAsync("/subscribe daily 08:30");
        chat.Connector.Break("a:chat-3", new ConnectorFault.Hang());

        chat.Host.Time.Advance(BotHost.Monday.AddMinutes(30).AddSeconds(1) - chat.Host.Time.GetUtcNow());

        await Eventually.TrueAsync(
            async () => await chat.Host.CountAsync("SELECT count(*) FROM deliveries WHERE state = 'sent'") == 4,
            () => $"The healthy conversations were not served.\n{chat.Host.Log}"
        );
    }

    [Fact]
    public async Task Ending_a_subscription_asks_first_and_then_nothing_more_comes()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        var subscribed = await chat.Ann.AskAsync("/subscribe daily 08:30");

        var asking = await chat.Ann.PressAsync(subscribed, "Unsubscribe");
        var ended = await chat.Ann.PressAsync(asking, "Unsubscribe");
        await chat.Host.AdvanceAsync(TimeSpan.FromDays(2));

        asking.Text.ShouldContain("Stop these digests?");
        ended.Text.ShouldContain("Ended: every day at 08:30");
        (await States(chat)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_delivery_that_is_waiting_to_be_tried_again_is_dropped_when_its_subscription_ends()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Connector.Script(new ConnectorFault.Refuse(500));
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(30).AddSeconds(1));

        await chat.Ann.AskAsync("/unsubscribe");
        await chat.Ann.AskAsync("/subscribe daily 09:30");
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(91));

        (await States(chat)).ShouldBe(["missed", "sent"]);
        Headings(new Card(chat.Connector.Received.Last())).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_delivery_that_is_waiting_to_be_tried_again_is_dropped_when_its_schedule_is_paused()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Connector.Script(new ConnectorFault.Refuse(500));
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(30).AddSeconds(1));

        await chat.Ann.PressAsync(await chat.Ann.AskAsync("/schedule"), "Pause");
        await chat.Host.AdvanceAsync(TimeSpan.FromDays(2));

        (await States(chat)).ShouldBe(["missed"]);
    }

    [Theory]
    [InlineData("pending")]
    [InlineData("sending")]
    public async Task What_an_earlier_process_left_behind_is_not_sent_when_it_is_too_late(string state)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        var due = BotHost.Monday.AddMinutes(30).ToUnixTimeMilliseconds();
        await chat.Host.QueryAsync<long>(
            $"""
            UPDATE subscriptions SET next_due = {due} + 259200000;
            INSERT INTO deliveries (subscription_id, conversation_id, due, state, next_attempt, changed_at)
            VALUES (1, 1, {due}, '{state}', {(state == "pending" ? due : "NULL")}, {due});
            """
        );
        await chat.Host.StopAsync();
        chat.Host.Time.Advance(TimeSpan.FromDays(2));

        await chat.Host.StartAsync();
        await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(3));

        (await States(chat)).ShouldBe(["missed"]);
        chat.Connector.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_zone_that_is_no_longer_known_pauses_its_schedule_and_stops_nobody_else()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        var bob = chat.In("a:chat-2");
        await bob.AskAsync("/subscribe daily 08:30");
        await chat.Host.QueryAsync<long>("UPDATE subscriptions SET zone = 'Mars/Olympus' WHERE id = 1");

        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(31));
        await bob.SeesAsync();
        var schedule = await chat.Ann.AskAsync("/schedule");

        (await States(chat)).ShouldBe(["sent"]);
        schedule.Text.ShouldContain("the time zone Mars/Olympus is no longer known");
    }

    [Fact]
    public async Task A_conversation_known_only_without_authentication_gets_no_digest_once_the_bot_is_registered()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Host.Set("MicrosoftAppType", "SingleTenant");
        chat.Host.Set("MicrosoftAppId", "7b1a5c1e-0000-4000-8000-000000000001");
        chat.Host.Set("MicrosoftAppPassword", "secret");
        chat.Host.Set("MicrosoftAppTenantId", "7b1a5c1e-0000-4000-8000-000000000002");
        await chat.Host.RestartAsync();

        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(31));

        chat.Connector.Calls.ShouldBe(1);
        (await chat.Host.QueryAsync<string>("SELECT error FROM deliveries"))[0]
            .ShouldContain("did not come in an authenticated activity");
    }

    [Fact]
    public async Task Restarting_between_every_two_steps_loses_nothing_and_posts_nothing_twice()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 7));
        await chat.Host.RestartAsync();
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Host.RestartAsync();
        var headings = new List<string>();

        for (var day = 0; day < 2; day++)
        {
            await chat.Host.AdvanceToAsync(BotHost.Monday.AddDays(day).AddMinutes(29));
            await chat.Host.RestartAsync();
            chat.Host.Time.Advance(TimeSpan.FromMinutes(2));
            await chat.Host.RestartAsync();
            await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(2));
            await chat.Host.RestartAsync();
            await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(2));
        }

        headings.AddRange(chat.Connector.Received.Skip(1).SelectMany(call => Headings(new Card(call))));
        headings.ShouldBe(Enumerable.Range(1, 7).Select(n => $"Alpha part {n}"));
        (await States(chat)).ShouldBe(["sent", "sent"]);
    }

    [Fact]
    public async Task The_schedule_shows_the_next_five_runs_with_their_offset_and_the_clock_change()
    {
        await using var chat = await Chatting.StartAsync(
            new DateTimeOffset(2027, 3, 25, 12, 0, 0, TimeSpan.Zero),
            null,
            SomeArticle.Quad
        );
        await chat.Ann.AskAsync("/subscribe weekdays 08:30");

        var schedule = await chat.Ann.AskAsync("/schedule");

        schedule.Text.ShouldContain("Weekdays at 08:30");
        schedule.Text.ShouldContain("08:30 GMT, UTC+0");
        schedule.Text.ShouldContain("Thu\u00A01\u00A0Apr 08:30 BST, UTC+1");
        schedule.Text.ShouldContain("Clocks change on Sun\u00A028\u00A0Mar. The digest stays at 08:30.");
    }

    private static Task<IReadOnlyList<string>> States(Chatting chat) =>
        chat.Host.QueryAsync<string>("SELECT state FROM deliveries ORDER BY due, id");

    /// <summary>The headings of the sections a digest shows.</summary>
    private static List<string> Headings(Card card) =>
        [.. card.Text.Split('\n').Where(line => line.Contains(" part ", StringComparison.Ordinal))];
}
