using DigestBot.Testing;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Digests;

/// <summary>Schedules that are changed while a digest of theirs is due, on its way or waiting to be tried again.</summary>
public sealed class ScheduleChangeTests
{
    private const string Ledger = "SELECT state FROM deliveries ORDER BY due, id";

    private static readonly DateTimeOffset _due = BotHost.Monday.AddMinutes(30);

    public static TheoryData<string> Changes =>
        [
            "/unsubscribe",
            "/pause",
            "/pause 3d",
            "/zone Tokyo",
            "/reschedule 17:00",
            "/reschedule 1 daily 08:45",
            "/skip",
        ];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task What_is_on_its_way_when_its_schedule_changes_arrives_once(string change)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        var answer = new TaskCompletionSource();
        chat.Connector.Script(new ConnectorFault.Slow(answer.Task));
        chat.Host.Time.Advance(_due.AddSeconds(1) - chat.Host.Time.GetUtcNow());
        await StateAsync(chat, "sending");

        (await AskAsideAsync(chat.Ann, change)).ShouldContain("attachments");
        answer.SetResult();
        await StateAsync(chat, "sent");

        (await chat.Host.CountAsync("SELECT attempts FROM deliveries")).ShouldBe(1);
        Digests(chat).ShouldBe(1);
    }

    [Theory]
    [InlineData("/unsubscribe", "missed")]
    [InlineData("/pause", "missed")]
    [InlineData("/pause 3d", "missed")]
    [InlineData("/zone Tokyo", "sent")]
    [InlineData("/reschedule 17:00", "sent")]
    [InlineData("/reschedule mondays", "sent")]
    [InlineData("/skip", "sent")]
    public async Task What_waits_to_be_tried_again_when_its_schedule_changes_is_sent_or_accounted_for(
        string change,
        string state
    )
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Connector.Script(new ConnectorFault.Refuse(500));
        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));
        (await chat.Host.QueryAsync<string>(Ledger)).ShouldBe(["retrying"]);

        await chat.Ann.AskAsync(change);
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(2));

        (await chat.Host.QueryAsync<string>(Ledger)).ShouldBe([state]);
        Digests(chat).ShouldBe(state == "sent" ? 1 : 0);
    }

    [Theory]
    [InlineData("/pause 5 min", "/schedule")]
    [InlineData("/pause", "/resume")]
    public async Task What_waits_to_be_tried_again_goes_on_when_its_pause_ended_first(string pause, string then)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Connector.Script(new ConnectorFault.Refuse(429, RetryAfter: "600"));
        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));

        await chat.Ann.AskAsync(pause);
        await chat.Ann.AskAsync(then);
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(11));

        (await chat.Host.QueryAsync<string>(Ledger)).ShouldBe(["sent"]);
        Digests(chat).ShouldBe(1);
    }

    /// <summary>Hangs on the first try, so nobody knows whether it arrived.</summary>
    [Theory]
    [MemberData(nameof(Changes))]
    public async Task What_hangs_when_its_schedule_changes_is_never_lost_silently(string change)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        chat.Connector.Script(new ConnectorFault.Drop());
        await chat.Host.AdvanceToAsync(_due.AddSeconds(1));

        await chat.Ann.AskAsync(change);
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(2));

        var (state, duplicate) = (
            (await chat.Host.QueryAsync<string>(Ledger)).Single(),
            await chat.Host.CountAsync("SELECT possible_duplicate FROM deliveries")
        );
        duplicate.ShouldBe(1);
        state.ShouldBe(
            change.StartsWith("/unsubscribe", StringComparison.Ordinal)
            || change.StartsWith("/pause", StringComparison.Ordinal)
                ? "missed"
                : "sent"
        );
    }

    /// <summary>The scheduler has not looked since; the change comes first.</summary>
    [Theory]
    [InlineData("/unsubscribe", "missed")]
    [InlineData("/pause", "missed")]
    [InlineData("/zone Tokyo", "sent")]
    [InlineData("/reschedule 17:00", "sent")]
    [InlineData("/skip", "sent")]
    public async Task What_is_due_at_the_moment_of_a_change_is_written_down_first(string change, string state)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 3));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Host.QueryAsync<long>(
            $"UPDATE subscriptions SET next_due = {chat.Host.Time.GetUtcNow().ToUnixTimeMilliseconds()}"
        );

        await chat.Ann.AskAsync(change);
        await chat.Host.AdvanceAsync(TimeSpan.FromSeconds(5));

        (await chat.Host.QueryAsync<string>(Ledger)).ShouldBe([state]);
    }

    [Fact]
    public async Task Two_schedules_that_fall_on_one_moment_after_a_change_post_once()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 9));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Ann.AskAsync("/subscribe weekdays 09:30");

        await chat.Ann.AskAsync("/reschedule 2 08:30");
        await chat.Host.AdvanceToAsync(_due.AddSeconds(2));

        (
            await chat.Host.QueryAsync<string>(
                "SELECT state || coalesce(': ' || error, '') FROM deliveries ORDER BY id"
            )
        ).ShouldBe(["sent", "skipped: Another schedule of the conversation fell on the same moment."]);
        Digests(chat).ShouldBe(1);
    }

    [Fact]
    public async Task A_schedule_changed_to_one_that_is_there_already_stays_as_it_is()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 9));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Ann.AskAsync("/subscribe daily 09:30");

        var same = await chat.Ann.AskAsync("/reschedule 2 8:30");

        same.Text.ShouldContain("There is a schedule of every day at 08:30 already.");
        same.Text.ShouldContain("2. Every day at 09:30");
    }

    [Theory]
    [InlineData("/reschedule 9:00", "Changed: every day at 09:00 (Europe/London); it was every day at 08:30.")]
    [InlineData("/reschedule 1 weekdays", "Changed: weekdays at 08:30")]
    [InlineData("/reschedule 1 fridays noon Tokyo", "Changed: Fri at 12:00 (Asia/Tokyo)")]
    [InlineData("/reschedule 1 8", "Changed: every day at 08:00")]
    [InlineData("/reschedule", "Say the new days or the new time")]
    [InlineData("/reschedule 1 25:00", "“25:00” is no time of day")]
    [InlineData("/reschedule 1 8 and 17", "08:00 and 17:00 are two schedules")]
    public async Task One_schedule_is_changed_by_what_is_said(string said, string seen)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 9));
        await chat.Ann.AskAsync("/subscribe daily 08:30");

        (await chat.Ann.AskAsync(said)).Text.ShouldContain(seen);
    }

    [Fact]
    public async Task What_could_be_meant_by_a_change_is_a_button_that_changes_that_schedule()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.WithSections("Alpha", 9));
        await chat.Ann.AskAsync("/subscribe daily 08:30");
        await chat.Ann.AskAsync("/subscribe daily 09:30");

        var asked = await chat.Ann.AskAsync("/reschedule 2 half eight");
        var changed = await chat.Ann.PressAsync(asked, "daily 07:30");

        asked.Text.ShouldContain("08:30 to some and 07:30 to others");
        changed.Text.ShouldContain("2. Every day at 07:30");
    }

    /// <summary>Has the answer in the response itself, so that only digests go to the Connector.</summary>
    private static async Task<string> AskAsideAsync(Person person, string text)
    {
        var activity = person.Activity("message");
        activity["text"] = text;
        activity["deliveryMode"] = "expectReplies";
        return (await person.CallAsync(activity)).Body;
    }

    private static int Digests(Chatting chat) =>
        chat.Connector.Received.Count(call => new Card(call).Text.Contains(" digest · ", StringComparison.Ordinal));

    private static Task StateAsync(Chatting chat, string state) =>
        Eventually.TrueAsync(
            async () =>
            {
                chat.Host.Time.Advance(TimeSpan.FromMilliseconds(100));
                return await chat.Host.CountAsync($"SELECT count(*) FROM deliveries WHERE state = '{state}'") == 1;
            },
            () => $"Nothing is {state}.\n{chat.Host.Log}"
        );
}
