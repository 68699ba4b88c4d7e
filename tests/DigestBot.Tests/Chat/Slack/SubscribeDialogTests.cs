using System.Text.Json.Nodes;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Chat.Slack;

/// <summary>The dialog that subscribes: what it is filled with, and what becomes of what somebody fills in.</summary>
public sealed class SubscribeDialogTests
{
    [Fact]
    public async Task The_dialog_has_the_persons_own_zone_filled_in()
    {
        await using var chat = await OpenedAsync();

        var dialog = chat.Dialog;

        Element(dialog, "zone")["initial_value"]!.ToString().ShouldBe("Europe/Berlin");
        Element(dialog, "time")["type"]!.ToString().ShouldBe("timepicker");
        Element(dialog, "channel")["type"]!.ToString().ShouldBe("conversations_select");
        Element(dialog, "days")["initial_options"]!.AsArray().Count.ShouldBe(5);
    }

    [Fact]
    public async Task What_was_filled_in_subscribes_the_channel_and_shows_on_the_tab()
    {
        await using var chat = await OpenedAsync();

        (await chat.InteractAsync(Filled())).ShouldBe("");

        chat.Posts.ShouldHaveSingleItem().Room.ShouldBe("C0001");
        BlockKit.Text(chat.Posts[0].Arguments["blocks"]).ShouldContain("Subscribed: Mon and Thu at 07:45");
        var tab = BlockKit.Text(chat.HomeOf());
        tab.ShouldContain("Mon and Thu at 07:45");
        tab.ShouldContain("Europe/Berlin");
        BlockKit
            .Objects(chat.HomeOf())
            .ShouldContain(item => (string?)item["type"] == "channel" && (string?)item["channel_id"] == "C0001");
    }

    [Fact]
    public async Task It_is_a_schedule_like_any_other()
    {
        await using var chat = await OpenedAsync();
        await chat.InteractAsync(Filled(days: "tue"));

        await chat.Host.AdvanceToAsync(BotHost.Monday.AddDays(1).AddHours(-1).AddMinutes(-14));

        chat.Posts.Count.ShouldBe(2);
        BlockKit.Text(chat.Posts[1].Arguments["blocks"]).ShouldContain("A table for four");
    }

    [Theory]
    [InlineData("zone", "Atlantis", "zone")]
    [InlineData("days", "", "days")]
    [InlineData("mode", "topics", "topics")]
    [InlineData("time", "", "time")]
    [InlineData("channel", "", "channel")]
    public async Task What_is_wrong_is_said_at_its_input(string input, string value, string at)
    {
        await using var chat = await OpenedAsync();

        var answer = JsonNode.Parse(await chat.InteractAsync(Filled(input, value)))!;

        answer["response_action"]!.ToString().ShouldBe("errors");
        answer["errors"]!.AsObject().ShouldHaveSingleItem().Key.ShouldBe(at);
        (await chat.Host.CountAsync("SELECT count(*) FROM subscriptions")).ShouldBe(0);
    }

    [Fact]
    public async Task A_channel_the_bot_is_not_in_is_said_at_once_and_nothing_is_scheduled_there()
    {
        await using var chat = await OpenedAsync();

        var answer = JsonNode.Parse(await chat.InteractAsync(Filled("channel", "C0003")))!;

        answer["errors"]!["channel"]!.ToString().ShouldContain("invite it");
        (await chat.Host.CountAsync("SELECT count(*) FROM subscriptions WHERE ended_at IS NULL")).ShouldBe(0);
    }

    [Fact]
    public async Task A_conversation_between_two_people_is_said_at_its_input_and_becomes_nobodys_own()
    {
        await using var chat = await OpenedAsync();

        var answer = JsonNode.Parse(await chat.InteractAsync(Filled("channel", "D0099")))!;

        answer["errors"]!["channel"]!.ToString().ShouldContain("DigestBot is not part of this conversation");
        (await chat.Host.CountAsync("SELECT count(*) FROM subscriptions")).ShouldBe(0);
        (await chat.Host.QueryAsync<string>("SELECT channel_key FROM conversations")).ShouldBe(["T0001/D0001"]);
    }

    [Fact]
    public async Task The_persons_own_conversation_with_the_bot_can_be_chosen()
    {
        await using var chat = await OpenedAsync();

        (await chat.InteractAsync(Filled("channel", "D0001"))).ShouldBe("");

        chat.Posts.ShouldHaveSingleItem().Room.ShouldBe("D0001");
        BlockKit.Text(chat.HomeOf()).ShouldContain("Direct messages");
    }

    [Fact]
    public async Task A_confirmation_that_Slack_has_no_room_for_comes_when_it_has()
    {
        await using var chat = await OpenedAsync();
        chat.Slack.MeetsFaults = call => call.Method == "chat.postMessage";
        chat.Slack.Script(new SlackFault.Limited(20));

        (await chat.InteractAsync(Filled())).ShouldBe("");

        await chat.UntilAsync(() => chat.Posts.Count > 0, "The schedule was not confirmed.");
        BlockKit.Text(chat.Posts.Single().Arguments["blocks"]).ShouldContain("Subscribed: Mon and Thu at 07:45");
    }

    [Fact]
    public async Task A_channel_that_turns_out_to_take_nothing_after_the_dialog_closed_is_told_directly()
    {
        await using var chat = await OpenedAsync();
        chat.Slack.MeetsFaults = call => call.Method == "chat.postMessage";
        chat.Slack.Script(new SlackFault.Limited(20), new SlackFault.Error("is_archived"));

        (await chat.InteractAsync(Filled())).ShouldBe("");

        await chat.UntilAsync(() => chat.Posts.Count > 0, "Nobody was told.");
        ShouldTell(chat.Posts.Single(), "D0001", "The channel is archived.", "mon,thu 07:45 Europe/Berlin");
        (await chat.Host.CountAsync("SELECT count(*) FROM subscriptions WHERE ended_at IS NULL")).ShouldBe(0);
    }

    [Fact]
    public async Task A_problem_that_is_found_after_Slack_closed_the_dialog_is_told_directly_with_what_was_filled_in()
    {
        await using var chat = await OpenedAsync();
        chat.Slack.MeetsFaults = call => call.Method == "users.info";
        chat.Slack.Script(new SlackFault.Hang());

        var submitting = chat.InteractAsync(Filled("zone", "Atlantis", user: "U0002"));
        await chat.UntilAsync(() => submitting.IsCompleted && chat.Posts.Count > 0, "Nobody was told.");

        (await submitting).ShouldBe("");
        ShouldTell(chat.Posts.Single(), "D0002", "Atlantis", "mon,thu 07:45 Atlantis");
        BlockKit.Buttons(chat.Posts[0].Arguments["blocks"]!).ShouldBe(["New digest…"]);
    }

    [Fact]
    public async Task The_same_digest_twice_is_said_in_the_dialog()
    {
        await using var chat = await OpenedAsync();
        await chat.InteractAsync(Filled());

        var answer = JsonNode.Parse(await chat.InteractAsync(Filled()))!;

        answer["errors"]!["time"]!.ToString().ShouldContain("Already subscribed");
    }

    [Fact]
    public async Task Topics_can_be_chosen()
    {
        await using var chat = await OpenedAsync();

        (await chat.InteractAsync(Filled("mode", "topics", topics: "quad"))).ShouldBe("");

        BlockKit.Text(chat.HomeOf()).ShouldContain("about Quad");
    }

    private static async Task<PostingToSlack> OpenedAsync()
    {
        var chat = await PostingToSlack.StartAsync(SomeArticle.Quad);
        await chat.OpenHomeAsync();
        await chat.OpenDialogAsync("New digest…");
        return chat;
    }

    private static void ShouldTell(SlackPost post, string room, params string[] texts)
    {
        post.Room.ShouldBe(room);
        var said = BlockKit.Text(post.Arguments["blocks"]);
        said.ShouldContain("Your digest was not set up");
        foreach (var text in texts)
            said.ShouldContain(text);
    }

    private static JsonNode Element(JsonObject dialog, string input) =>
        dialog["blocks"]!.AsArray().Single(block => (string?)block!["block_id"] == input)!["element"]!;

    private static int _submitted;

    private static JsonObject Filled(
        string input = "",
        string value = "",
        string days = "mon,thu",
        string topics = "",
        string user = "U0001"
    )
    {
        string Of(string name, string usual) => name == input ? value : usual;
        return new JsonObject
        {
            ["type"] = "view_submission",
            ["team"] = new JsonObject { ["id"] = PostingToSlack.Team },
            ["user"] = new JsonObject { ["id"] = user, ["team_id"] = PostingToSlack.Team },
            ["trigger_id"] = $"{Interlocked.Increment(ref _submitted)}.submitted",
            ["view"] = new JsonObject
            {
                ["id"] = "V0001",
                ["type"] = "modal",
                ["callback_id"] = "subscribe",
                ["hash"] = "1.1",
                ["state"] = new JsonObject
                {
                    ["values"] = new JsonObject
                    {
                        ["channel"] = One("channel", "selected_conversation", Of("channel", "C0001")),
                        ["time"] = One("time", "selected_time", Of("time", "07:45")),
                        ["days"] = Many("days", Of("days", days)),
                        ["zone"] = One("zone", "value", Of("zone", "Europe/Berlin")),
                        ["mode"] = Option("mode", Of("mode", "new")),
                        ["topics"] = Many("topics", topics),
                    },
                },
            },
        };
    }

    private static JsonObject One(string id, string name, string value) =>
        new()
        {
            [id] = new JsonObject { ["type"] = "input", [name] = value.Length > 0 ? value : null },
        };

    private static JsonObject Option(string id, string value) =>
        new()
        {
            [id] = new JsonObject
            {
                ["type"] = "static_select",
                ["selected_option"] = new JsonObject { ["value"] = value },
            },
        };

    private static JsonObject Many(string id, string values) =>
        new()
        {
            [id] = new JsonObject
            {
                ["type"] = "checkboxes",
                ["selected_options"] = new JsonArray([
                    .. values
                        .Split(',', StringSplitOptions.RemoveEmptyEntries)
                        .Select(value => (JsonNode)new JsonObject { ["value"] = value }),
                ]),
            },
        };
}
