using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Digests;

/// <summary>Schedules as people set, see, pause and end them, and digests that go on behind a button.</summary>
public sealed class SubscriptionTests
{
    private const string Active = "SELECT count(*) FROM subscriptions WHERE ended_at IS NULL";

    private static readonly DateTimeOffset _due = BotHost.Monday.AddMinutes(30).AddSeconds(1);

    [Fact]
    public async Task A_conversation_may_have_several_schedules_and_end_one_by_its_number()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        var second = await chat.Ann.AskAsync("/subscribe mondays 17:00");
        await chat.Ann.AskAsync("/subscribe fridays 12:00 Asia/Tokyo");

        var asked = await chat.Ann.AskAsync("/unsubscribe");
        var ended = await chat.Ann.AskAsync("/unsubscribe 2");
        var schedule = await chat.Ann.AskAsync("/schedule");

        second.Text.ShouldContain("There are 2 schedules here now");
        asked.Text.ShouldContain("2: Mon at 17:00 (Europe/London)");
        ended.Text.ShouldContain("Ended: Mon at 17:00");
        schedule.Text.ShouldContain("2 digest schedules");
        schedule.Text.ShouldContain("Every day at 08:30");
        schedule.Text.ShouldContain("Fri at 12:00");
        schedule.Text.ShouldNotContain("17:00");
    }

    [Theory]
    [InlineData("/unsubscribe 0")]
    [InlineData("/unsubscribe 3")]
    [InlineData("/unsubscribe the second")]
    public async Task A_number_that_is_none_of_them_ends_nothing(string said)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Ann.AskAsync("/subscribe mondays 17:00");

        (await chat.Ann.AskAsync(said)).Text.ShouldContain("Which one?");

        (await chat.Host.CountAsync(Active)).ShouldBe(2);
    }

    [Fact]
    public async Task All_schedules_end_at_once_when_asked()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Ann.AskAsync("/subscribe mondays 17:00");

        var ended = await chat.Ann.AskAsync("/unsubscribe all");
        await chat.Host.AdvanceAsync(TimeSpan.FromDays(2));

        ended.Text.ShouldContain("every day at 08:30; Mon at 17:00");
        chat.Connector.Received.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Nobody_ends_the_schedule_of_another_conversation()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var card = await chat.Ann.AskAsync("/subscribe daily 08:30");
        var bob = chat.In("a:chat-of-bob");
        await bob.AskAsync("/subscribe daily 09:30");

        await bob.PressAsync(card, "Unsubscribe");
        var press = bob.Activity("message");
        press["value"] = new System.Text.Json.Nodes.JsonObject { ["verb"] = "unsubscribe", ["subscription"] = "1" };
        await bob.PostAsync(press);
        await bob.SeesAsync();

        (await chat.Host.CountAsync(Active)).ShouldBe(2);
    }

    [Fact]
    public async Task A_paused_schedule_posts_nothing_until_it_goes_on()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");

        var paused = await chat.Ann.PressAsync(await chat.Ann.AskAsync("/schedule"), "Pause");
        await chat.Host.AdvanceToAsync(_due.AddDays(2));
        chat.Connector.Received.Count.ShouldBe(3);
        var resumed = await chat.Ann.PressAsync(paused, "Resume");
        await chat.Host.AdvanceToAsync(_due.AddDays(3));

        paused.Text.ShouldContain("Paused: every day at 08:30");
        paused.Call.Method.ShouldBe("PUT");
        resumed.Text.ShouldContain("Every day at 08:30");
        (await chat.Ann.SeesAsync()).Text.ShouldContain("Alpha part 1");
        chat.Connector.Received.Count.ShouldBe(5);
    }

    [Fact]
    public async Task What_is_subscribed_to_already_is_said_and_not_doubled()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");

        var again = await chat.Ann.AskAsync("/subscribe every day at 8.30");

        again.Text.ShouldContain("Already subscribed: every day at 08:30");
        again.Text.ShouldContain("Next digest: Mon\u00A023\u00A0Nov, 08:30 GMT");
        (await chat.Host.CountAsync(Active)).ShouldBe(1);
    }

    [Fact]
    public async Task Subscribing_again_to_what_was_paused_lets_it_go_on()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Ann.PressAsync(await chat.Ann.AskAsync("/schedule"), "Pause");

        var again = await chat.Ann.AskAsync("/subscribe daily 08:30");

        again.Text.ShouldContain("Subscribed: every day at 08:30");
        (await chat.Host.CountAsync(Active)).ShouldBe(1);
        (await chat.Host.CountAsync($"{Active} AND paused_at IS NULL AND next_due IS NOT NULL")).ShouldBe(1);
    }

    [Fact]
    public async Task A_conversation_has_at_most_as_many_schedules_as_the_setting_says()
    {
        await using var chat = await Chatting.StartAsync(
            null,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Digests:SchedulesPerConversation"] = "2" },
            SomeArticle.Quad
        );
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Ann.AskAsync("/subscribe daily 09:30");

        var third = await chat.Ann.AskAsync("/subscribe daily 10:30");

        third.Text.ShouldContain("This conversation has 2 schedules");
        (await chat.Host.CountAsync(Active)).ShouldBe(2);
    }

    [Fact]
    public async Task A_digest_goes_on_into_the_next_article()
    {
        await using var chat = await Chatting.StartAsync(
            SomeArticle.WithSections("Alpha", 3),
            SomeArticle.WithSections("Beta", 3)
        );
        await chat.Ann.AskAsync("/subscribe daily 08:30");

        await chat.Host.AdvanceToAsync(_due);

        var digest = await chat.Ann.SeesAsync();
        Headings(digest).ShouldBe(["Beta part 1", "Beta part 2", "Beta part 3", "Alpha part 1", "Alpha part 2"]);
        digest.Summary.ShouldContain("5 sections of “Beta” and 1 more");
        digest.Text.ShouldContain("And 1 more section");
    }

    [Fact]
    public async Task When_nothing_is_new_the_setting_decides_whether_that_is_said()
    {
        await using var chat = await Chatting.StartAsync(
            null,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Digests:SayNothingNew"] = "true" },
            SomeArticle.WithSections("Alpha", 2)
        );
        await chat.Ann.AskAsync("/subscribe daily 08:30");

        await chat.Host.AdvanceToAsync(_due);
        await chat.Ann.SeesAsync();
        await chat.Host.AdvanceToAsync(_due.AddDays(1));

        (await chat.Ann.SeesAsync()).Text.ShouldContain("Everything read so far has been in a digest here.");
        (await chat.Host.QueryAsync<string>("SELECT state FROM deliveries")).ShouldBe(["sent", "sent"]);
    }

    [Theory]
    [InlineData("/digest", 12)]
    [InlineData("/digest all", 33)]
    public async Task The_rest_of_a_digest_is_a_button_away_until_all_was_seen_once(string said, int sections)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", sections));

        var seen = await PressedThroughAsync(chat, await chat.Ann.AskAsync(said));

        seen.ShouldBe(Enumerable.Range(1, sections).Select(n => $"Alpha part {n}"));
    }

    [Fact]
    public async Task Behind_the_button_of_a_digest_are_only_sections_that_no_digest_had()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 7));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Host.AdvanceToAsync(_due);
        await chat.Ann.SeesAsync();
        await chat.Host.PublishAsync(
            "new.md",
            SomeArticle.WithSections("Beta", 6).Replace("2026-11-20", "2026-11-23", StringComparison.Ordinal)
        );

        var now = await PressedThroughAsync(chat, await chat.Ann.AskAsync("/digest"));
        await chat.Host.AdvanceToAsync(_due.AddDays(1));

        string[] expected = [.. Enumerable.Range(1, 6).Select(n => $"Beta part {n}"), "Alpha part 6", "Alpha part 7"];
        now.ShouldBe(expected);
        (await chat.Host.QueryAsync<string>("SELECT state FROM deliveries ORDER BY due")).ShouldBe(["sent", "empty"]);
    }

    private static async Task<List<string>> PressedThroughAsync(Chatting chat, Card card)
    {
        var seen = Headings(card);
        while (card.Buttons.FirstOrDefault(IsMore) is { } more)
        {
            card = await chat.Ann.PressAsync(card, more);
            seen.AddRange(Headings(card));
        }
        return seen;
    }

    private static bool IsMore(string title) =>
        title.StartsWith("Show ", StringComparison.Ordinal) && title.EndsWith(" more", StringComparison.Ordinal);

    private static List<string> Headings(Card card) =>
        [.. card.Text.Split('\n').Where(line => line.Contains(" part ", StringComparison.Ordinal))];
}
