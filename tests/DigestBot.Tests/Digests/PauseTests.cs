using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Digests;

/// <summary>Pauses that end by themselves, and pauses that somebody ends.</summary>
public sealed class PauseTests
{
    private const string Due = "SELECT due FROM deliveries WHERE state <> 'skipped' ORDER BY due";

    private static readonly DateTimeOffset _first = BotHost.Monday.AddMinutes(30);

    [Theory]
    [InlineData("/pause 3d", "Paused until Thu\u00A026\u00A0Nov, 08:00", 3)]
    [InlineData("/pause for 3 days", "Paused until Thu\u00A026\u00A0Nov, 08:00", 3)]
    [InlineData("/pause a week", "Paused until Mon\u00A030\u00A0Nov, 08:00", 7)]
    [InlineData("/pause 2 weeks", "Paused until Mon\u00A07\u00A0Dec, 08:00", 14)]
    [InlineData("/pause until thursday", "Paused until Thu\u00A026\u00A0Nov", 3)]
    [InlineData("/pause until monday", "Paused until Mon\u00A030\u00A0Nov", 7)]
    [InlineData("/pause until 27 nov", "Paused until Fri\u00A027\u00A0Nov", 4)]
    [InlineData("/pause until the 27th of November 2026", "Paused until Fri\u00A027\u00A0Nov", 4)]
    [InlineData("/pause until Nov 27 9:00", "Paused until Fri\u00A027\u00A0Nov, 09:00", 5)]
    [InlineData("/pause till 2026-11-27", "Paused until Fri\u00A027\u00A0Nov", 4)]
    [InlineData("/pause until tomorrow noon", "Paused until Tue\u00A024\u00A0Nov, 12:00", 2)]
    [InlineData("/pause until 17:00", "Paused until Mon\u00A023\u00A0Nov, 17:00", 1)]
    [InlineData("/pause 40 min", "Paused until Mon\u00A023\u00A0Nov, 08:40", 1)]
    [InlineData("/pause next week", "Paused until Mon\u00A030\u00A0Nov", 7)]
    [InlineData("/pause 1 3d", "Paused until Thu\u00A026\u00A0Nov, 08:00", 3)]
    public async Task A_pause_ends_by_itself_and_says_when_the_next_digest_comes(string said, string until, int days)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");

        var paused = await chat.Ann.AskAsync(said);
        await chat.Host.AdvanceToAsync(_first.AddDays(days).AddSeconds(-1));
        var before = chat.Connector.Received.Count;
        await chat.Host.AdvanceToAsync(_first.AddDays(days).AddSeconds(2));

        paused.Text.ShouldContain(until);
        paused.Text.ShouldContain(
            $"The first digest after that: {_first.AddDays(days).DateTime.ToString("ddd d MMM", System.Globalization.CultureInfo.InvariantCulture).Replace(' ', '\u00A0')}, 08:30 GMT"
        );
        before.ShouldBe(2);
        (await chat.Host.QueryAsync<long>(Due)).ShouldBe([_first.AddDays(days).ToUnixTimeMilliseconds()]);
        (await chat.Ann.SeesAsync()).Text.ShouldContain("Alpha part 1");
        (await chat.Ann.AskAsync("/schedule")).Text.ShouldNotContain("Paused");
    }

    [Theory]
    [InlineData("/pause until 24 feb 2024", "That is not in the future")]
    [InlineData("/pause until 31 nov", "is no length of time and no day")]
    [InlineData("/pause until blursday", "is no length of time and no day")]
    [InlineData("/pause 400 weeks", "two years at most")]
    [InlineData("/pause 0d", "That is not in the future")]
    [InlineData("/pause 3d please now", "is no length of time and no day")]
    [InlineData("/pause 7", "Which one?")]
    [InlineData("/pause 2 3d", "Which one?")]
    public async Task What_is_no_pause_gets_a_sentence_and_pauses_nothing(string said, string sentence)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");

        (await chat.Ann.AskAsync(said)).Text.ShouldContain(sentence);

        (await chat.Host.CountAsync("SELECT count(*) FROM subscriptions WHERE paused_at IS NOT NULL")).ShouldBe(0);
    }

    [Fact]
    public async Task All_schedules_pause_or_only_the_one_whose_number_is_said()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Ann.AskAsync("/subscribe daily 17:00");

        var one = await chat.Ann.AskAsync("/pause 2 1 week");
        var all = await chat.Ann.AskAsync("/pause");
        var resumed = await chat.Ann.AskAsync("/resume 1");
        var both = await chat.Ann.AskAsync("/resume");
        var none = await chat.Ann.AskAsync("/resume");

        one.Text.ShouldContain("1. Every day at 08:30");
        one.Text.ShouldContain("2. Paused: every day at 17:00");
        all.Text.ShouldContain("1. Paused: every day at 08:30");
        resumed.Text.ShouldContain("1. Every day at 08:30");
        resumed.Text.ShouldContain("2. Paused: every day at 17:00");
        both.Text.ShouldNotContain("Paused");
        none.Text.ShouldContain("Nothing is paused.");
    }

    [Fact]
    public async Task A_pause_goes_over_a_restart_and_over_time_in_which_the_service_was_down()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Ann.AskAsync("/pause 2d");
        await chat.Host.StopAsync();
        chat.Host.Time.Advance(TimeSpan.FromDays(2) + TimeSpan.FromHours(2));

        await chat.Host.StartAsync();
        await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(3));

        (await chat.Host.QueryAsync<long>(Due)).ShouldBe([_first.AddDays(2).ToUnixTimeMilliseconds()]);
    }

    [Fact]
    public async Task Resuming_before_the_end_goes_on_with_the_next_digest_and_makes_up_for_none()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Ann.AskAsync("/pause 2 weeks");
        await chat.Host.AdvanceToAsync(_first.AddDays(3).AddHours(1));

        await chat.Ann.AskAsync("/resume");
        await chat.Host.WalkToAsync(_first.AddDays(5).AddHours(1));

        (await chat.Host.QueryAsync<long>(Due)).ShouldBe([
            _first.AddDays(4).ToUnixTimeMilliseconds(),
            _first.AddDays(5).ToUnixTimeMilliseconds(),
        ]);
    }

    [Fact]
    public async Task A_conversation_that_shuts_the_bot_out_stays_paused_although_its_pause_had_an_end()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Ann.AskAsync("/subscribe daily 09:30");
        await chat.Ann.AskAsync("/pause 2 2d");
        chat.Connector.Break(
            chat.Ann.Conversation,
            new DigestBot.Testing.ConnectorFault.Refuse(403, "MessageWritesBlocked")
        );

        await chat.Host.WalkToAsync(_first.AddDays(4));

        (await chat.Host.QueryAsync<string>("SELECT state FROM deliveries")).ShouldBe(["failed"]);
    }
}
