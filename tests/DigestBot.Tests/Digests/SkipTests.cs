using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Digests;

/// <summary>Digests that are left out, one at a time.</summary>
public sealed class SkipTests
{
    private const string Ledger = "SELECT state || coalesce(': ' || error, '') FROM deliveries ORDER BY due, id";

    private static readonly DateTimeOffset _first = BotHost.Monday.AddMinutes(30);

    [Fact]
    public async Task The_next_digest_is_skipped_and_the_ledger_says_so()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");

        var skipped = await chat.Ann.AskAsync("/skip");
        await chat.Host.WalkToAsync(_first.AddDays(1).AddSeconds(2));

        skipped.Text.ShouldContain("Skipped: Mon\u00A023\u00A0Nov, 08:30 GMT (Europe/London).");
        skipped.Text.ShouldContain("Mon\u00A023\u00A0Nov skipped");
        skipped.Text.ShouldContain("Tue\u00A024\u00A0Nov 08:30 GMT, UTC+0");
        skipped.Summary.ShouldContain("Next: Tue\u00A024\u00A0Nov");
        (await chat.Host.QueryAsync<string>(Ledger)).ShouldBe(["skipped: Somebody skipped it.", "sent"]);
        (await chat.Ann.SeesAsync()).Text.ShouldContain("Alpha part 1");
    }

    [Fact]
    public async Task Pressing_again_skips_the_one_after_and_undo_takes_the_last_one_back()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");

        var once = await chat.Ann.PressAsync(await chat.Ann.AskAsync("/schedule"), "Skip next");
        var twice = await chat.Ann.PressAsync(once, "Skip next");
        var undone = await chat.Ann.PressAsync(twice, "Undo skip");

        twice.Text.ShouldContain("Tue\u00A024\u00A0Nov skipped");
        undone.Call.Method.ShouldBe("PUT");
        undone.Text.ShouldContain("No longer skipped: Tue\u00A024\u00A0Nov, 08:30 GMT");
        undone.Text.ShouldContain("Mon\u00A023\u00A0Nov skipped");
        (await chat.Ann.PressAsync(undone, "Undo skip")).Buttons.ShouldNotContain("Undo skip");
        await chat.Host.AdvanceToAsync(_first.AddSeconds(2));
        (await chat.Host.QueryAsync<string>(Ledger)).ShouldBe(["sent"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_same_button_pressed_twice_skips_one_digest(bool executes)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        var schedule = await chat.Ann.AskAsync("/schedule");
        Func<Card, string, Task<Card>> press = executes ? chat.Ann.ExecuteAsync : chat.Ann.PressAsync;

        var once = await press(schedule, "Skip next");
        var twice = await press(schedule, "Skip next");

        once.Text.ShouldContain("Skipped: Mon\u00A023\u00A0Nov, 08:30 GMT");
        twice.Text.ShouldContain("Skipped already: Mon\u00A023\u00A0Nov, 08:30 GMT");
        twice.Text.Split(" skipped").Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_button_whose_digest_is_no_longer_the_next_skips_nothing()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        var schedule = await chat.Ann.AskAsync("/schedule");
        await chat.Host.AdvanceToAsync(_first.AddSeconds(2));
        await chat.Ann.SeesAsync();

        var late = await chat.Ann.ExecuteAsync(schedule, "Skip next");

        late.Text.ShouldContain("That is no longer the next digest, so nothing was skipped.");
        late.Buttons.ShouldNotContain("Undo skip");
    }

    [Fact]
    public async Task Of_several_schedules_the_earliest_is_skipped_or_the_one_named_or_all()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 9));
        await chat.Ann.AskAsync("/subscribe daily 17:00");
        await chat.Ann.AskAsync("/subscribe daily 08:30");

        (await chat.Ann.AskAsync("/skip")).Text.ShouldContain("Skipped: Mon\u00A023\u00A0Nov, 08:30");
        (await chat.Ann.AskAsync("/skip 1")).Text.ShouldContain("Skipped: Mon\u00A023\u00A0Nov, 17:00");
        (await chat.Ann.AskAsync("/skip all")).Text.ShouldContain(
            "Skipped: Tue\u00A024\u00A0Nov, 08:30 GMT (Europe/London); Tue\u00A024\u00A0Nov, 17:00"
        );
        (await chat.Ann.AskAsync("/skip 2 undo")).Text.ShouldContain("No longer skipped: Tue\u00A024\u00A0Nov, 08:30");
        (await chat.Ann.AskAsync("/skip 3")).Text.ShouldContain("Which one?");
        await chat.Host.WalkToAsync(_first.AddDays(2).AddHours(-1));

        (await chat.Host.QueryAsync<string>("SELECT state FROM deliveries ORDER BY due")).ShouldBe([
            "skipped",
            "skipped",
            "sent",
            "skipped",
        ]);
    }

    [Fact]
    public async Task Five_in_a_row_are_enough_and_a_paused_schedule_has_none_to_skip()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        for (var i = 0; i < 5; i++)
            await chat.Ann.AskAsync("/skip");

        (await chat.Ann.AskAsync("/skip")).Text.ShouldContain("5 digests in a row are skipped already");
        await chat.Ann.AskAsync("/pause");
        (await chat.Ann.AskAsync("/skip")).Text.ShouldContain("There is no next digest to skip.");
    }

    [Fact]
    public async Task A_skip_that_the_service_sleeps_through_is_still_a_skip()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Ann.AskAsync("/skip");
        await chat.Host.StopAsync();
        chat.Host.Time.Advance(TimeSpan.FromHours(10));

        await chat.Host.StartAsync();
        await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(2));

        (await chat.Host.QueryAsync<string>(Ledger)).ShouldBe(["skipped: Somebody skipped it."]);
    }

    [Fact]
    public async Task On_holidays_schedules_of_working_days_rest_and_others_do_not()
    {
        await using var chat = await Chatting.StartAsync(
            new DateTimeOffset(2026, 12, 24, 8, 0, 0, TimeSpan.Zero),
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Digests:Holidays:0"] = "12-25",
                ["Digests:Holidays:1"] = "2026-12-28",
            },
            SomeArticle.WithSections("Alpha", 40)
        );
        await chat.Ann.AskAsync("/subscribe weekdays 08:30");
        await chat.Ann.AskAsync("/subscribe daily 20:30");

        var schedule = await chat.Ann.AskAsync("/schedule");
        await chat.Host.WalkToAsync(new DateTimeOffset(2026, 12, 29, 8, 0, 0, TimeSpan.Zero));

        schedule.Text.ShouldContain("Fri\u00A025\u00A0Dec holiday, no digest");
        schedule.Text.ShouldContain("Mon\u00A028\u00A0Dec holiday, no digest");
        schedule.Text.ShouldContain("Tue\u00A029\u00A0Dec 08:30 GMT");
        (
            await chat.Host.QueryAsync<string>(
                "SELECT state || coalesce(': ' || error, '') FROM deliveries WHERE subscription_id = 1 ORDER BY due"
            )
        ).ShouldBe(["sent", "skipped: It fell on a holiday.", "skipped: It fell on a holiday."]);
        (
            await chat.Host.CountAsync("SELECT count(*) FROM deliveries WHERE subscription_id = 2 AND state = 'sent'")
        ).ShouldBe(5);
    }

    [Fact]
    public async Task A_skip_over_a_holiday_is_undone_at_once()
    {
        await using var chat = await Chatting.StartAsync(
            new DateTimeOffset(2026, 12, 24, 8, 0, 0, TimeSpan.Zero),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Digests:Holidays:0"] = "12-25" },
            SomeArticle.Quad
        );
        await chat.Ann.AskAsync("/subscribe weekdays 08:30");
        await chat.Ann.AskAsync("/skip");

        (await chat.Ann.AskAsync("/skip")).Text.ShouldContain("Mon\u00A028\u00A0Dec skipped");
        (await chat.Ann.AskAsync("/skip undo")).Text.ShouldContain("No longer skipped: Mon\u00A028\u00A0Dec");
        (await chat.Ann.AskAsync("/skip undo")).Text.ShouldContain("No longer skipped: Thu\u00A024\u00A0Dec");
    }

    [Fact]
    public async Task What_is_subscribed_on_the_eve_of_a_holiday_names_the_day_after()
    {
        await using var chat = await Chatting.StartAsync(
            new DateTimeOffset(2026, 12, 24, 12, 0, 0, TimeSpan.Zero),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Digests:Holidays:0"] = "12-25" },
            SomeArticle.Quad
        );

        (await chat.Ann.AskAsync("/subscribe weekdays 08:30")).Text.ShouldContain("Next digest: Mon\u00A028\u00A0Dec");
    }
}
