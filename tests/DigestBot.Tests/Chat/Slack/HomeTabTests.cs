using System.Text.Json.Nodes;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Chat.Slack;

/// <summary>The Home tab: what a person sees there, and that its buttons do what they say.</summary>
public sealed class HomeTabTests
{
    [Fact]
    public async Task Somebody_new_is_shown_what_to_begin_with()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.Quad);

        await chat.OpenHomeAsync();

        var tab = BlockKit.Text(chat.HomeOf());
        tab.ShouldContain("No digest is scheduled for you yet.");
        tab.ShouldContain("Nothing has been posted");
        BlockKit.Buttons(chat.HomeOf()!).ShouldBe(["New digest…", "Digest now", "Help"]);
    }

    [Fact]
    public async Task The_schedules_of_the_direct_conversation_are_shown_with_their_next_runs_and_followed()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.Quad);
        await chat.JoinAsync("D0001", "U0001");
        await chat.SubscribeAsync("D0001", "08:30", user: "U0001");

        await chat.OpenHomeAsync();

        var tab = BlockKit.Text(chat.HomeOf());
        tab.ShouldContain("Every day at 08:30");
        tab.ShouldContain("Next: Mon\u00A023\u00A0Nov, 08:30 UTC (UTC)");
        BlockKit.Buttons(chat.HomeOf()!).Take(3).ShouldBe(["Pause", "Skip next", "Unsubscribe"]);
    }

    [Fact]
    public async Task Nobody_is_shown_the_schedules_of_others()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.Quad);
        await chat.SubscribeAsync("D0001", "08:30", user: "U0001");
        await chat.SubscribeAsync("C0001", "09:15");

        await chat.OpenHomeAsync("U0002");

        BlockKit.Text(chat.HomeOf("U0002")).ShouldContain("No digest is scheduled for you yet.");
    }

    [Fact]
    public async Task Buttons_pause_resume_skip_and_end_a_schedule_and_the_tab_shows_it()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.Quad);
        await chat.SubscribeAsync("D0001", "08:30", user: "U0001");
        await chat.OpenHomeAsync();

        await chat.PressAsync("Skip next");
        BlockKit.Text(chat.HomeOf()).ShouldContain("Next: Tue\u00A024\u00A0Nov, 08:30");
        await chat.PressAsync("Undo skip");
        BlockKit.Text(chat.HomeOf()).ShouldContain("Next: Mon\u00A023\u00A0Nov, 08:30");
        await chat.PressAsync("Pause");
        BlockKit.Text(chat.HomeOf()).ShouldContain("Paused since");
        await chat.PressAsync("Resume");
        BlockKit.Text(chat.HomeOf()).ShouldNotContain("Paused since");
        await chat.PressAsync("Unsubscribe");
        BlockKit.Text(chat.HomeOf()).ShouldContain("No digest is scheduled for you yet.");

        chat.Posts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Skip_pressed_twice_on_the_same_tab_skips_one_digest()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.Quad);
        await chat.SubscribeAsync("D0001", "08:30", user: "U0001");
        await chat.OpenHomeAsync();
        var skip = BlockKit.Find(chat.HomeOf()!, "Skip next");

        for (var press = 0; press < 2; press++)
        {
            var shown = chat.HomeOf();
            await chat.InteractAsync(chat.Pressed((JsonObject)skip.DeepClone()));
            await chat.ShownAgainAsync(shown);
        }

        var tab = BlockKit.Text(chat.HomeOf());
        tab.ShouldContain("Skipped already: Mon\u00A023\u00A0Nov, 08:30");
        tab.ShouldContain("Next: Tue\u00A024\u00A0Nov, 08:30");
    }

    [Fact]
    public async Task Topics_are_followed_and_given_up_from_the_menus()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.Quad);
        await chat.JoinAsync("D0001", "U0001");
        await chat.OpenHomeAsync();

        await chat.PressAsync("Follow a topic / Quad");
        BlockKit.Text(chat.HomeOf()).ShouldContain("Following Quad");
        await chat.PressAsync("Unfollow a topic / Quad");

        BlockKit.Text(chat.HomeOf()).ShouldContain("None yet.");
    }

    [Fact]
    public async Task A_digest_asked_for_comes_directly_to_whoever_opened_the_app()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.Quad);
        await chat.OpenHomeAsync();

        await chat.PressAsync("Digest now");

        chat.Posts.Select(post => post.Room).ShouldBe(["D0001"]);
        BlockKit.Text(chat.Posts[0].Arguments["blocks"]).ShouldContain("A table for four");
        BlockKit.Text(chat.HomeOf()).ShouldContain("The answer is in your messages");
        await chat.PressAsync("Help");
        chat.Posts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_Slack_has_no_room_for_comes_when_it_has_and_the_tab_says_so()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.Quad);
        await chat.OpenHomeAsync();
        chat.Slack.MeetsFaults = call => call.Method == "chat.postMessage";
        chat.Slack.Script(new SlackFault.Limited(20));

        await chat.PressAsync("Digest now");

        BlockKit.Text(chat.HomeOf()).ShouldContain("The answer is in your messages");
        BlockKit.Text(chat.Posts.Single().Arguments["blocks"]).ShouldContain("A table for four");
    }

    [Fact]
    public async Task What_Slack_never_has_room_for_is_tried_a_few_times_and_the_tab_says_why_it_did_not_come()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.Quad);
        await chat.OpenHomeAsync();
        chat.Slack.MeetsFaults = call => call.Method == "chat.postMessage";
        chat.Slack.Script(Enumerable.Repeat(new SlackFault.Limited(20), 9));

        await chat.PressAsync("Digest now");

        BlockKit.Text(chat.HomeOf()).ShouldContain("DigestBot cannot write to you: Slack asks the app to slow down");
        chat.Calls("chat.postMessage").Count.ShouldBe(3);
    }

    [Fact]
    public async Task The_tab_is_shown_when_Slack_has_room_again()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.Quad);
        chat.Slack.MeetsFaults = call => call.Method == "views.publish";
        chat.Slack.Script(new SlackFault.Limited(20), new SlackFault.Gateway(503));

        await chat.OpenHomeAsync();

        BlockKit.Text(chat.HomeOf()).ShouldContain("No digest is scheduled for you yet.");
    }

    [Fact]
    public async Task The_latest_digest_is_shown()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.WithSections("Alpha", 4));
        await chat.SubscribeAsync("D0001", "08:30", user: "U0001");
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddMinutes(31));

        await chat.OpenHomeAsync();

        BlockKit.Text(chat.HomeOf()).ShouldContain("Alpha part 4");
    }

    [Fact]
    public async Task A_button_that_names_somebody_elses_conversation_does_nothing_to_it()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.Quad);
        var theirs = await chat.SubscribeAsync("C0001", "08:30");
        await chat.SubscribeAsync("D0001", "09:00", user: "U0001");
        await chat.OpenHomeAsync();
        var pause = BlockKit.Find(chat.HomeOf()!, "Pause");
        var data = JsonNode.Parse((string)pause["value"]!)!;
        data["place"] = $"{theirs.Id.Value}";
        data["subscription"] = "1";
        pause["value"] = data.ToJsonString();

        var shown = chat.HomeOf();
        await chat.InteractAsync(chat.Pressed(pause));
        await chat.ShownAgainAsync(shown);

        BlockKit.Text(chat.HomeOf()).ShouldContain("already gone");
        (await chat.Host.CountAsync("SELECT count(*) FROM subscriptions WHERE paused_at IS NOT NULL")).ShouldBe(0);
    }

    [Fact]
    public async Task A_tab_with_very_much_on_it_still_fits()
    {
        await using var chat = await PostingToSlack.StartAsync(SomeArticle.WithSections("Alpha", 15));
        for (var hour = 0; hour < 20; hour++)
            await chat.SubscribeAsync("D0001", $"{hour:00}:00", user: "U0001");
        await chat.Host.AdvanceToAsync(BotHost.Monday.AddHours(1).AddMinutes(1));

        await chat.OpenHomeAsync();

        BlockKit.Buttons(chat.HomeOf()!).ShouldContain("Open article");
    }
}
