using DigestBot.Testing;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Channels.Slack;

/// <summary>Mentions, direct messages and buttons.</summary>
public sealed class SlackMessageTests
{
    private const string QuadButton = """{"v":1,"verb":"topic","topic":"quad"}""";

    [Fact]
    public async Task A_mention_is_answered_in_a_thread_of_its_own_or_in_the_one_it_stands_in()
    {
        await using var slacking = await Slacking.StartAsync();

        var first = await slacking.Ann.MentionAsync("topic quad");
        var asked = slacking.Slack.One.Posts[0].Ts;
        var second = await slacking.Ann.MentionAsync("/topics", asked);

        first.Json.ShouldContain("four countries");
        (first.Channel, first.Thread).ShouldBe(("C0001", asked));
        (second.Channel, second.Thread).ShouldBe(("C0001", asked));
    }

    [Fact]
    public async Task A_direct_message_is_answered_where_it_stands_and_read_as_it_was_written()
    {
        await using var slacking = await Slacking.StartAsync();

        (await slacking.Ann.WriteAsync("quad")).Json.ShouldContain("four countries");
        var answer = await slacking.Ann.WriteAsync("search &lt;b&gt; &amp; <http://example.org|example.org>");

        (answer.Channel, answer.Thread).ShouldBe(("D0001", null));
        answer.Json.ShouldContain("&lt;b&gt; &amp; example.org");
        (await slacking.Host.CountAsync("SELECT personal FROM conversations")).ShouldBe(1);
    }

    [Fact]
    public async Task A_button_is_answered_to_whoever_pressed_it()
    {
        await using var slacking = await Slacking.StartAsync();

        var answer = await slacking.Ann.PressAsync(QuadButton);

        answer.Json.ShouldContain("four countries");
        (answer.IsPublic, answer.ReplacesOriginal).ShouldBe((false, false));
    }

    [Fact]
    public async Task A_button_in_a_direct_conversation_is_answered_for_good()
    {
        await using var slacking = await Slacking.StartAsync();
        await slacking.Ann.WriteAsync("topics");

        (await new SlackPerson(slacking) { Channel = "D0001" }.PressAsync(QuadButton)).IsPublic.ShouldBeTrue();
    }

    [Fact]
    public async Task A_button_that_changes_a_schedule_changes_its_message()
    {
        await using var slacking = await Slacking.StartAsync();
        await slacking.Ann.CommandAsync("/subscribe weekdays 08:30");
        var subscription = await slacking.Host.CountAsync("SELECT id FROM subscriptions");

        var answer = await slacking.Ann.PressAsync($$"""{"v":1,"verb":"pause","subscription":{{subscription}}}""");

        answer.ReplacesOriginal.ShouldBeTrue();
        (await slacking.Host.CountAsync("SELECT count(*) FROM subscriptions WHERE paused_at IS NOT NULL")).ShouldBe(1);
    }

    [Fact]
    public async Task Without_the_address_for_answers_the_message_itself_is_changed()
    {
        await using var slacking = await Slacking.StartAsync();
        await slacking.Ann.CommandAsync("/subscribe weekdays 08:30");
        var subscription = await slacking.Host.CountAsync("SELECT id FROM subscriptions");
        var posted = slacking.Slack.One.Post("C0001", new() { ["text"] = "before" }, slacking.Host.Time.GetUtcNow());

        await slacking.Ann.PostPressAsync(
            $$"""{"v":1,"verb":"pause","subscription":{{subscription}}}""",
            posted.Ts,
            responseUrl: slacking.Slack.Url + "/response/999"
        );

        await slacking.UntilAsync(
            () => slacking.Slack.One.Posts.Single(post => post.Ts == posted.Ts).Text != "before",
            "The message was not changed."
        );
    }

    [Fact]
    public async Task Without_the_address_for_answers_whoever_pressed_is_told_in_the_channel()
    {
        await using var slacking = await Slacking.StartAsync();

        await slacking.Ann.PostPressAsync(QuadButton, responseUrl: slacking.Slack.Url + "/response/999");

        await slacking.UntilAsync(
            () => slacking.Slack.Calls.Any(call => call.Method == "chat.postEphemeral" && call.Text("user") == "U0001"),
            "Nobody was told."
        );
    }

    [Theory]
    [InlineData("chat.postEphemeral", QuadButton)]
    [InlineData("chat.update", """{"v":1,"verb":"pause","subscription":1}""")]
    public async Task What_stands_in_for_the_address_waits_for_room_as_the_address_does(string method, string button)
    {
        await using var slacking = await Slacking.StartAsync();
        await slacking.Ann.CommandAsync("/subscribe weekdays 08:30");
        var posted = slacking.Slack.One.Post("C0001", new() { ["text"] = "before" }, slacking.Host.Time.GetUtcNow());
        slacking.Slack.MeetsFaults = call => call.Method == method;
        slacking.Slack.Script(new SlackFault.Limited(3));

        await slacking.Ann.PostPressAsync(button, posted.Ts, responseUrl: slacking.Slack.Url + "/response/999");

        await slacking.UntilAsync(
            () => slacking.Slack.Calls.Count(call => call.Method == method) == 2,
            "It was tried once only."
        );
    }

    [Fact]
    public async Task A_button_of_another_version_says_so_kindly()
    {
        await using var slacking = await Slacking.StartAsync();

        foreach (var value in new[] { """{"v":9,"verb":"frobnicate"}""", "not json at all", "[1,2]" })
            (await slacking.Ann.PressAsync(value)).Json.ShouldContain("no longer works");
    }
}
