using DigestBot.Testing;
using DigestBot.Tests.Hosting;
using static DigestBot.Tests.Chat.Teams.Teaming;

namespace DigestBot.Tests.Chat.Teams;

/// <summary>Who may change what is posted in a team's channel; the others are told.</summary>
public sealed class ScheduleRightsTests
{
    private const string Refused = "Not everybody may change what is posted here";
    private const string Unknown = "Nothing was changed";

    private static readonly Dictionary<string, string> _everyone = new() { ["Digests:ChannelSchedules"] = "everyone" };

    [Fact]
    public async Task Somebody_who_is_not_in_charge_is_told_who_is_and_nothing_changes()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var team = new Teaming(chat);
        team.Knows("bob");

        var answer = await AskAsync(chat, team.In(News, "bob"), "/subscribe daily 08:30");

        answer.Text.ShouldStartWith(Refused);
        answer.Text.ShouldContain("whoever added DigestBot to the team");
        answer.Buttons.ShouldBe(["Schedule", "Digest now"]);
        (await chat.Host.CountAsync("SELECT count(*) FROM subscriptions")).ShouldBe(0);
    }

    [Theory]
    [InlineData("/subscribe daily 9:00")]
    [InlineData("/reschedule 1 daily 9:00")]
    [InlineData("/pause")]
    [InlineData("/pause 1 3d")]
    [InlineData("/resume")]
    [InlineData("/skip")]
    [InlineData("/skip undo")]
    [InlineData("/zone Tokyo")]
    [InlineData("/quiet 22:00-07:00")]
    [InlineData("/unsubscribe")]
    [InlineData("/follow quad")]
    [InlineData("/unfollow quad")]
    [InlineData("/forget yes")]
    public async Task Whatever_changes_what_is_posted_is_refused(string command)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var team = new Teaming(chat);
        team.Knows("bob");
        await AskAsync(chat, team.In(News), "/subscribe daily 08:30");
        await AskAsync(chat, team.In(News), "/follow quad");
        var before = await StateAsync(chat);
        before.ShouldNotBeEmpty();

        (await AskAsync(chat, team.In(News, "bob"), command)).Text.ShouldStartWith(Refused);

        (await StateAsync(chat)).ShouldBe(before);
    }

    [Theory]
    [InlineData("/topic quad")]
    [InlineData("/search maps")]
    [InlineData("/digest")]
    [InlineData("/section 1")]
    [InlineData("/schedule")]
    [InlineData("/zone")]
    [InlineData("/quiet")]
    [InlineData("/follow")]
    [InlineData("/help")]
    public async Task Whatever_only_tells_is_for_everybody_and_asks_Teams_nothing(string command)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var team = new Teaming(chat);

        (await AskAsync(chat, team.In(News, "bob"), command)).Text.ShouldNotContain(Refused);

        Asked(chat).ShouldBe(0);
    }

    [Fact]
    public async Task An_owner_may_and_Teams_is_asked_once_in_some_minutes()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var team = new Teaming(chat);
        team.Knows("zoe", "owner");

        await AskAsync(chat, team.In(News, "zoe"), "/follow quad");
        (await AskAsync(chat, team.In(News, "zoe"), "/subscribe daily 08:30")).Text.ShouldContain("Subscribed");
        var call = chat.Connector.Received.Single(call => call.Method == "GET");
        call.PathAndQuery.ShouldBe($"/amer/v3/conversations/{Uri.EscapeDataString(News)}/members/{ObjectId("zoe")}");

        chat.Connector.Roster.Clear();
        team.Knows("zoe");
        chat.Host.Time.Advance(TimeSpan.FromMinutes(4));
        await AskAsync(chat, team.In(News, "zoe"), "/follow aukus");
        Asked(chat).ShouldBe(1);
        chat.Host.Time.Advance(TimeSpan.FromMinutes(2));
        (await AskAsync(chat, team.In(News, "zoe"), "/subscribe daily 09:30")).Text.ShouldStartWith(Refused);
        Asked(chat).ShouldBe(2);
    }

    [Fact]
    public async Task Whoever_added_the_bot_may_in_every_channel_of_the_team_until_somebody_else_adds_it()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var team = new Teaming(chat);
        team.Knows("bob");
        team.Knows("carl");
        await team.AddAsync(Team, "bob");
        await chat.Ann.SeesAsync();

        (await AskAsync(chat, team.In(News, "bob"), "/subscribe daily 08:30")).Text.ShouldContain("Subscribed");
        (await AskAsync(chat, team.In(News, "carl"), "/pause")).Text.ShouldStartWith(Refused);
        await team.AddAsync(Team, "carl", "add-upgrade");
        (await AskAsync(chat, team.In(News, "carl"), "/pause")).Text.ShouldStartWith(Refused);
        await team.RemoveAsync();
        await team.AddAsync(Team, "carl");
        await chat.Ann.SeesAsync();
        await chat.Ann.SeesAsync();

        (await AskAsync(chat, team.In(News, "carl"), "/zone Tokyo")).Text.ShouldNotContain(Refused);
        (await AskAsync(chat, team.In(News, "bob"), "/subscribe daily 09:30")).Text.ShouldStartWith(Refused);
    }

    [Fact]
    public async Task Whoever_set_a_schedule_up_may_change_that_one()
    {
        await using var chat = await Chatting.StartAsync(null, _everyone, SomeArticle.Quad);
        var team = new Teaming(chat);
        team.Knows("bob");
        await AskAsync(chat, team.In(News), "/subscribe daily 08:30");
        await AskAsync(chat, team.In(News, "bob"), "/subscribe daily 09:30");
        chat.Host.Set("Digests:ChannelSchedules", "owners");
        await chat.Host.RestartAsync();

        (await AskAsync(chat, team.In(News, "bob"), "/pause 2")).Text.ShouldContain("Paused: every day at 09:30");
        (await AskAsync(chat, team.In(News, "bob"), "/pause 1")).Text.ShouldStartWith(Refused);
        (await AskAsync(chat, team.In(News, "bob"), "/pause")).Text.ShouldStartWith(Refused);
        (await AskAsync(chat, team.In(News, "bob"), "/zone Tokyo")).Text.ShouldStartWith(Refused);
        (await AskAsync(chat, team.In(News, "bob"), "/subscribe daily 10:30")).Text.ShouldStartWith(Refused);
        await AskAsync(chat, team.In(News), "/unsubscribe 1");
        (await AskAsync(chat, team.In(News, "bob"), "/zone Tokyo")).Text.ShouldContain("Asia/Tokyo");
    }

    [Fact]
    public async Task A_button_of_a_schedule_asks_the_same()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var team = new Teaming(chat);
        team.Knows("bob");
        await AskAsync(chat, team.In(News), "/subscribe daily 08:30");
        var bob = team.In(News, "bob");
        var schedule = await AskAsync(chat, bob, "/schedule");

        (await bob.PressAsync(schedule, "Pause")).Text.ShouldStartWith(Refused);

        (await chat.Host.CountAsync("SELECT count(*) FROM subscriptions WHERE paused_at IS NOT NULL")).ShouldBe(0);
    }

    [Theory]
    [InlineData("BOB@example.org")]
    [InlineData("{oid}")]
    public async Task Whom_the_operator_names_may(string manager)
    {
        await using var chat = await Chatting.StartAsync(
            null,
            new Dictionary<string, string>
            {
                ["Digests:Managers:0"] = manager.Replace("{oid}", ObjectId("bob"), StringComparison.Ordinal),
            },
            SomeArticle.Quad
        );
        var team = new Teaming(chat);
        team.Knows("bob", name: "bob@example.org");
        team.Knows("carl", name: "carl@example.org");

        (await AskAsync(chat, team.In(News, "bob"), "/subscribe daily 08:30")).Text.ShouldContain("Subscribed");
        (await AskAsync(chat, team.In(News, "carl"), "/pause")).Text.ShouldStartWith(Refused);
    }

    [Theory]
    [InlineData("groupChat")]
    [InlineData(null)]
    public async Task In_a_group_chat_and_one_to_one_everybody_may(string? group)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        (await AskAsync(chat, chat.In("19:few@thread.v2", group), "/subscribe daily 08:30")).Text.ShouldContain(
            "Subscribed"
        );

        Asked(chat).ShouldBe(0);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(429)]
    [InlineData(403)]
    public async Task When_Teams_does_not_tell_nothing_changes_and_a_later_try_asks_again(int status)
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var team = new Teaming(chat);
        team.Knows("zoe", "owner");
        chat.Connector.Script(new ConnectorFault.Refuse(status));

        (await AskAsync(chat, team.In(News, "zoe"), "/subscribe daily 08:30")).Text.ShouldStartWith(Unknown);
        (await chat.Host.CountAsync("SELECT count(*) FROM subscriptions")).ShouldBe(0);
        chat.Host.Time.Advance(TimeSpan.FromSeconds(30));

        (await AskAsync(chat, team.In(News, "zoe"), "/subscribe daily 08:30")).Text.ShouldContain("Subscribed");
    }

    [Fact]
    public async Task When_Teams_does_not_answer_it_is_not_waited_for_long()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var team = new Teaming(chat);
        var never = new TaskCompletionSource();
        chat.Connector.Script(new ConnectorFault.Slow(never.Task));

        var said = team.In(News, "zoe").MentionAsync("/subscribe daily 08:30");
        await Eventually.TrueAsync(
            () =>
            {
                chat.Host.Time.Advance(TimeSpan.FromMilliseconds(500));
                return Task.FromResult(said.IsCompleted);
            },
            () => "It waits on."
        );

        (await chat.Ann.SeesAsync()).Text.ShouldStartWith(Unknown);
        never.SetResult();
    }

    [Fact]
    public async Task An_owner_whom_Teams_tells_of_slowly_is_waited_for()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var team = new Teaming(chat);
        team.Knows("zoe", "owner");
        var answer = new TaskCompletionSource();
        var slow = new ConnectorFault.Slow(answer.Task);
        chat.Connector.Script(slow);

        var said = team.In(News, "zoe").MentionAsync("/subscribe daily 08:30");
        await slow.Reached;
        chat.Host.Time.Advance(TimeSpan.FromSeconds(5));
        answer.SetResult();

        await said;
        (await chat.Ann.SeesAsync()).Text.ShouldContain("Subscribed");
    }

    [Fact]
    public async Task Who_presses_a_button_is_told_before_Teams_gives_the_answer_up()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);
        var team = new Teaming(chat);
        await team.In(News).MentionAsync("/subscribe daily 08:30");
        await chat.Ann.SeesAsync();
        await team.In(News).MentionAsync("/schedule");
        var card = await chat.Ann.SeesAsync();
        var never = new TaskCompletionSource();
        var slow = new ConnectorFault.Slow(never.Task);
        chat.Connector.Script(slow);
        var zoe = team.In(News, "zoe");

        var pressed = zoe.AnswerAsync(zoe.Invoke(card.Execute("Pause"), card.ActivityId));
        await slow.Reached;
        await Eventually.TrueAsync(
            () =>
            {
                chat.Host.Time.Advance(TimeSpan.FromMilliseconds(10));
                return Task.FromResult(pressed.IsCompleted);
            },
            () => "It waits on."
        );

        (await pressed).GetRawText().ShouldContain(Unknown);
        never.SetResult();
    }

    [Fact]
    public async Task Somebody_whom_the_roster_does_not_have_is_not_in_charge()
    {
        await using var chat = await Chatting.StartAsync(SomeArticle.Quad);

        (await AskAsync(chat, new Teaming(chat).In(News, "stranger"), "/subscribe daily 08:30")).Text.ShouldStartWith(
            Refused
        );
    }

    private static async Task<Card> AskAsync(Chatting chat, Person person, string text)
    {
        await (person.Group is null ? person.SayAsync(text) : person.MentionAsync(text));
        return await chat.Ann.SeesAsync();
    }

    private static int Asked(Chatting chat) => chat.Connector.Received.Count(call => call.Method == "GET");

    private static async Task<string> StateAsync(Chatting chat) =>
        string.Join(
            ';',
            await chat.Host.QueryAsync<string>(
                """
                SELECT s.local_time || s.zone || coalesce(s.next_due, '') || coalesce(s.paused_at, '') || coalesce(s.ended_at, '')
                    || coalesce(s.skipped_until, '') || coalesce(c.zone, '') || coalesce(c.quiet, '')
                FROM subscriptions s JOIN conversations c ON c.id = s.conversation_id
                """
            )
        );
}
