using DigestBot.Testing;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Channels.Slack;

/// <summary>
/// Which conversation is a person's own with the bot: <c>D0001</c> is Ann's, in <c>D0099</c> she speaks to somebody else.
/// </summary>
public sealed class SlackDirectTests
{
    private const string QuadButton = """{"v":1,"verb":"topic","topic":"quad"}""";
    private const string FollowButton = """{"v":1,"verb":"follow","topic":"quad"}""";

    [Fact]
    public async Task The_Home_tab_posts_to_the_person_and_not_where_they_used_a_command_between_two()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.Quad);
        (await chat.CommandAsync("/topic quad", "D0099")).ShouldContain("four countries");
        await chat.OpenHomeAsync();

        await chat.PressAsync("Digest now");

        BlockKit.Text(chat.HomeOf()).ShouldContain("The answer is in your messages");
        chat.Posts.ShouldAllBe(post => post.Room == "D0001");
        (await OwnAsync(chat)).ShouldBe(["T0001/D0001"]);
    }

    [Theory]
    [InlineData("/subscribe weekdays 08:30")]
    [InlineData("/digestbot subscribe weekdays 08:30")]
    [InlineData("/digestbot follow quad")]
    public async Task What_is_to_be_posted_between_two_is_not_set_up_and_the_answer_says_where_it_can_be(string typed)
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.Quad);

        var answer = await chat.CommandAsync(typed, "D0099");

        answer.ShouldContain("I am not part of this conversation");
        answer.ShouldContain("in a channel that I am in, or in your own conversation with me");
        answer.ShouldContain("ephemeral");
        (await chat.Host.CountAsync("SELECT count(*) FROM subscriptions")).ShouldBe(0);
    }

    [Fact]
    public async Task Buttons_between_two_are_answered_to_whoever_pressed_them_and_set_nothing_up()
    {
        await using var slacking = await Slacking.StartAsync();
        var between = new SlackPerson(slacking) { Channel = "D0099" };

        var passages = await between.PressAsync(QuadButton);
        var followed = await between.PressAsync(FollowButton);

        (passages.IsPublic, followed.IsPublic).ShouldBe((false, false));
        followed.Json.ShouldContain("I am not part of this conversation");
        (await slacking.Host.CountAsync("SELECT count(*) FROM subscriptions")).ShouldBe(0);
    }

    [Fact]
    public async Task A_schedule_is_set_up_in_the_persons_own_conversation_though_nothing_came_from_there_before()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.Quad);

        (await chat.CommandAsync("/subscribe daily 08:30", "D0001")).ShouldContain("Subscribed");

        (await OwnAsync(chat)).ShouldBe(["T0001/D0001"]);
        await chat.OpenHomeAsync();
        BlockKit.Text(chat.HomeOf()).ShouldContain("Every day at 08:30");
    }

    [Fact]
    public async Task While_Slack_does_not_say_whose_a_conversation_is_nothing_is_set_up_there()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.Quad);
        chat.Slack.MeetsFaults = call => call.Method == "conversations.history";
        chat.Slack.Script(new SlackFault.Error("internal_error"));

        var answer = await chat.CommandAsync("/subscribe daily 08:30", "D0001");

        answer.ShouldContain("Slack does not tell me right now");
        (await chat.Host.CountAsync("SELECT count(*) FROM subscriptions")).ShouldBe(0);
        (await OwnAsync(chat)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_shows_that_a_conversation_is_the_persons_own()
    {
        await using var slacking = await Slacking.StartAsync();
        await new SlackPerson(slacking) { Channel = "D0001" }.CommandAsync("/topics");
        (await slacking.Host.CountAsync("SELECT personal FROM conversations")).ShouldBe(0);

        await slacking.Ann.WriteAsync("topics");
        await new SlackPerson(slacking) { Channel = "D0001" }.CommandAsync("/topics");

        (await slacking.Host.CountAsync("SELECT personal FROM conversations")).ShouldBe(1);
    }

    [Fact]
    public async Task A_conversation_that_takes_no_posts_is_passed_over_for_one_that_does()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.Quad);
        await chat.JoinAsync("D0001", "U0001");
        await chat.OpenHomeAsync();
        chat.Slack.One.Rooms["D0098"] = new("", IsMember: false);
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(1));
        await chat.SubscribeAsync("D0098", "08:30", user: "U0001");
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(31));
        (await chat.LedgerAsync("state")).ShouldBe(["failed"]);

        await chat.PressAsync("Digest now");

        chat.Posts.ShouldHaveSingleItem().Room.ShouldBe("D0001");
    }

    [Fact]
    public async Task Whoever_has_two_gets_what_they_ask_for_where_they_were_last()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.Quad);
        chat.Slack.One.Rooms["D0098"] = new("", IsMember: true);
        await chat.JoinAsync("D0001", "U0001");
        await chat.Host.AdvanceAsync(TimeSpan.FromMinutes(1));
        await chat.JoinAsync("D0098", "U0001");
        await chat.Host.AdvanceAsync(TimeSpan.FromDays(2));
        await chat.JoinAsync("D0001", "U0001");
        await chat.OpenHomeAsync();

        await chat.PressAsync("Digest now");

        chat.Posts.ShouldHaveSingleItem().Room.ShouldBe("D0001");
    }

    [Fact]
    public async Task A_dialog_opened_between_two_is_not_filled_in_with_that_conversation()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.Quad);
        foreach (var (channel, filled) in new[] { ("C0001", "C0001"), ("D0099", null) })
        {
            chat.Slack.One.Views.Clear();
            await chat.OpenDialogInAsync(channel);

            var element = BlockKit.Objects(chat.Dialog).Single(item => (string?)item["type"] == "conversations_select");
            ((string?)element["initial_conversation"]).ShouldBe(filled);
        }
    }

    private static Task<IReadOnlyList<string>> OwnAsync(PostingToSlack chat) =>
        chat.Host.QueryAsync<string>("SELECT channel_key FROM conversations WHERE personal <> 0");
}
