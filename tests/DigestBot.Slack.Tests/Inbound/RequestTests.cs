using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Testing;

namespace DigestBot.Slack.Tests.Inbound;

public sealed class RequestTests
{
    [Fact]
    public async Task A_command_has_its_fields()
    {
        await using var app = await AppHost.StartAsync(new WatchedTime());
        using var response = await app.PostCommandAsync(Some.Command("  quad & aukus <x> ü😀"));
        var command = (await app.NextAsync()).ShouldBeOfType<SlashCommand>();
        (command.Command, command.Text).ShouldBe(("/topic", "  quad & aukus <x> ü😀"));
        (command.UserId, command.ChannelId, command.ChannelName).ShouldBe(("U0001", "C0001", "general"));
        command.ResponseUrl.ShouldBe(new Uri("https://hooks.slack.com/commands/1234/5678"));
        (command.Key, command.TeamId).ShouldBe((command.TriggerId, Some.Team));
        command.Raw.EnumerateObject().Count().ShouldBe(Some.Command().Count);
    }

    [Fact]
    public async Task A_button_has_its_fields()
    {
        await using var app = await AppHost.StartAsync(new WatchedTime());
        using var response = await app.PostInteractionAsync(Some.Button());
        var pressed = (await app.NextAsync()).ShouldBeOfType<BlockActions>();
        var action = pressed.Actions.ShouldHaveSingleItem();
        (action.ActionId, action.BlockId, action.Value).ShouldBe(("more", "b1", "42"));
        (pressed.ChannelId, pressed.MessageTs).ShouldBe(("C0001", "1772366400.000200"));
        (pressed.UserId, pressed.TeamId, pressed.ThreadTs).ShouldBe(("U0001", Some.Team, "1772366400.000100"));
        pressed.ResponseUrl.ShouldBe(new Uri("https://hooks.slack.com/actions/1/2"));
    }

    [Fact]
    public async Task A_dialog_has_its_inputs()
    {
        await using var app = await AppHost.StartAsync(new WatchedTime());
        using var response = await app.PostInteractionAsync(Some.Submission());
        var view = (await app.NextAsync()).ShouldBeOfType<ViewSubmission>().View;
        (view.CallbackId, view.PrivateMetadata, view.Hash).ShouldBe(("subscribe", "C0001", "1.abc"));
        view.Inputs["at"].Value.ShouldBe("08:30");
        view.Inputs["channel"].Value.ShouldBe("C0002");
        view.Inputs["days"].Values.ShouldBe(["mo", "fr"]);
        view.Inputs["days"].BlockId.ShouldBe("days");
    }

    [Fact]
    public async Task Closed_dialogs_and_shortcuts_have_their_shapes()
    {
        await using var app = await AppHost.StartAsync(new WatchedTime());
        var closed = JsonNode.Parse(JsonSerializer.Serialize(Some.Submission()))!.AsObject();
        (closed["type"], closed["is_cleared"]) = ("view_closed", true);
        closed.Remove("trigger_id");
        await app.PostInteractionAsync(closed);
        (await app.NextAsync()).ShouldBeOfType<ViewClosed>().IsCleared.ShouldBeTrue();
        var user = new { id = "U1", team_id = Some.Team };
        await app.PostInteractionAsync(
            new
            {
                type = "shortcut",
                callback_id = "open",
                trigger_id = "1.1",
                user,
            }
        );
        (await app.NextAsync()).ShouldBeOfType<Shortcut>().ChannelId.ShouldBeNull();
        var on = new
        {
            type = "message_action",
            callback_id = "read",
            trigger_id = "1.2",
            user,
            channel = new { id = "C1" },
            message = new { ts = "1.3" },
        };
        await app.PostInteractionAsync(on);
        (await app.NextAsync()).ShouldBeOfType<Shortcut>().MessageTs.ShouldBe("1.3");
        await app.PostInteractionAsync(
            new
            {
                type = "workflow_step_edit",
                trigger_id = "1.4",
                user,
            }
        );
        (await app.NextAsync()).ShouldBeOfType<UnknownInteraction>().UserId.ShouldBe("U1");
    }

    [Fact]
    public async Task One_address_can_take_everything()
    {
        await using var app = await AppHost.StartAsync(new WatchedTime());
        await app.PostAsync("/slack", Some.Event(Some.Mention()));
        await app.PostFormAsync("/slack", AppHost.Form(Some.Command()));
        await app.PostFormAsync("/slack", "payload=" + Uri.EscapeDataString(JsonSerializer.Serialize(Some.Button())));
        await app.StopAsync();
        app.Seen.Select(inbound => inbound.GetType().Name)
            .ShouldBe(["PersonWrote", "SlashCommand", "BlockActions"], ignoreOrder: true);
    }

    [Fact]
    public async Task Each_address_takes_its_own_only()
    {
        await using var app = await AppHost.StartAsync(new WatchedTime());
        using var command = await app.PostFormAsync("/slack/interactivity", AppHost.Form(Some.Command()));
        using var button = await app.PostFormAsync("/slack/commands", "payload=%7B%7D");
        using var mention = await app.PostAsync("/slack/commands", Some.Event(Some.Mention()));
        new[] { command, button, mention }
            .Select(response => response.StatusCode)
            .ShouldAllBe(status => status == HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Slacks_look_at_the_certificate_is_answered()
    {
        await using var app = await AppHost.StartAsync(new WatchedTime());
        using var response = await app.PostFormAsync("/slack/commands", "ssl_check=1&token=x");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        app.Seen.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/slack")]
    [InlineData("/slack/events")]
    [InlineData("/slack/commands")]
    [InlineData("/slack/interactivity")]
    public async Task Only_POST_is_allowed(string path)
    {
        await using var app = await AppHost.StartAsync(new WatchedTime());
        using var response = await app.Client.GetAsync(path, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("")]
    public async Task Another_content_type_is_a_bad_request(string type)
    {
        await using var app = await AppHost.StartAsync(new WatchedTime());
        using var response = await app.SendAsync(app.Signed("/slack", Encoding.UTF8.GetBytes("a=b"), type));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ten_megabytes_are_refused_unread(bool isChunked)
    {
        await using var app = await AppHost.StartAsync(new WatchedTime());
        var body = new byte[10 * 1024 * 1024];
        Array.Fill(body, (byte)' ');
        var request = app.Signed("/slack/events", body, "application/json");
        request.Headers.TransferEncodingChunked = isChunked;
        request.Headers.ExpectContinue = true;
        using var response = await app.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_chunked_body_is_read_as_any_other()
    {
        await using var app = await AppHost.StartAsync(new WatchedTime());
        var body = Encoding.UTF8.GetBytes(Some.Event(Some.Mention(new string('x', 100_000))));
        var request = app.Signed("/slack/events", body, "application/json");
        request.Headers.TransferEncodingChunked = true;
        using var response = await app.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.NextAsync()).ShouldBeOfType<PersonWrote>().Text.Length.ShouldBe(100_000);
    }

    public static TheoryData<string> BadForms =>
        [
            "",
            "&",
            "command",
            "=x",
            "command=/x&",
            "a=1&&b=2",
            "command=%2Ftopic&command=%2Fother",
            "command=%2",
            "command=%zz",
            "text=%ff%fe",
            "text=a b",
            "text=ü",
            "text=\0",
            "command=%2Ftopic",
            new string('k', 65) + "=x",
            string.Join('&', Enumerable.Range(0, 65).Select(number => $"k{number}=x")),
            string.Join('&', Enumerable.Range(0, 100_000).Select(number => $"k{number}=x")),
            "payload=%7B",
            "payload=%5B%5D",
        ];

    [Theory]
    [MemberData(nameof(BadForms), DisableDiscoveryEnumeration = true)]
    public async Task A_malformed_form_is_a_bad_request(string form)
    {
        await using var app = await AppHost.StartAsync(new WatchedTime());
        using var response = await app.PostFormAsync("/slack", form);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        app.Seen.ShouldBeEmpty();
    }
}
