using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Slack.Tests.Inbound;
using DigestBot.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Slack.Tests.Sockets;

public sealed class SocketModeTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Task<SlackApp> StartAsync(SlackHandler? handler = null, int connections = 1, string queue = "100") =>
        SlackApp.StartAsync(
            handler,
            null,
            ("SigningSecret", null),
            ("AppToken", Some.AppToken),
            ("SocketConnections", $"{connections}"),
            ("QueueSize", queue)
        );

    private static JsonNode Event(string id) => JsonNode.Parse(Some.Event(Some.Mention(), id))!;

    private static JsonNode Command() => JsonNode.Parse(JsonSerializer.Serialize(Some.Command()))!;

    private static ValueTask<SlackSocket> SocketAsync(SlackApp app) => app.Slack.Sockets.NextAsync(Cancellation);

    [Fact]
    public async Task What_comes_by_socket_reaches_the_same_app_and_is_acknowledged()
    {
        await using var app = await StartAsync(
            (inbound, _) =>
                inbound is SlashCommand
                    ? DeliveryTests.Says("Quad")(inbound, Cancellation)
                    : Task.FromResult<SlackReply?>(null)
        );
        var socket = await SocketAsync(app);
        (await socket.DeliverAsync("events_api", Event("Ev1"), Cancellation))["payload"].ShouldBeNull();
        (await app.Host.NextAsync()).ShouldBeOfType<PersonWrote>().ChannelId.ShouldBe("C0001");
        var answered = await socket.DeliverAsync("slash_commands", Command(), Cancellation);
        ((string?)answered["payload"]!["text"]).ShouldBe("Quad");
        (await app.Host.NextAsync()).ShouldBeOfType<SlashCommand>().Text.ShouldBe("quad");
        var button = JsonNode.Parse(JsonSerializer.Serialize(Some.Button()))!;
        (await socket.DeliverAsync("interactive", button, Cancellation))["payload"].ShouldBeNull();
        (await app.Host.NextAsync()).ShouldBeOfType<BlockActions>().Actions[0].Value.ShouldBe("42");
        socket.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_envelope_is_acknowledged_while_another_is_worked_on()
    {
        var hold = new TaskCompletionSource<SlackReply?>();
        await using var app = await StartAsync(
            (inbound, _) => inbound is SlashCommand ? hold.Task : Task.FromResult<SlackReply?>(null)
        );
        var socket = await SocketAsync(app);
        var slow = socket.DeliverAsync("slash_commands", Command(), Cancellation);
        await socket.DeliverAsync("events_api", Event("Ev1"), Cancellation);
        slow.IsCompleted.ShouldBeFalse();
        hold.SetResult(null);
        await slow;
    }

    [Fact]
    public async Task Several_sockets_are_kept_and_what_comes_twice_is_processed_once()
    {
        await using var app = await StartAsync(connections: 2);
        var (one, other) = (await SocketAsync(app), await SocketAsync(app));
        await one.DeliverAsync("events_api", Event("Ev1"), Cancellation);
        await other.DeliverAsync("events_api", Event("Ev1"), Cancellation);
        await other.DeliverAsync("events_api", Event("Ev2"), Cancellation);
        (await app.Host.NextAsync()).Key.ShouldBe("Ev1");
        (await app.Host.NextAsync()).Key.ShouldBe("Ev2");
        app.Host.Seen.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("refresh_requested")]
    public async Task Before_a_socket_goes_another_is_there_and_nothing_on_its_way_is_lost(string reason)
    {
        await using var app = await StartAsync();
        var old = await SocketAsync(app);
        await old.DisconnectAsync(reason);
        var next = await SocketAsync(app);
        await old.DeliverAsync("events_api", Event("Ev1"), Cancellation);
        await next.DeliverAsync("events_api", Event("Ev2"), Cancellation);
        await old.CloseAsync();
        await old.Gone;
        await next.DeliverAsync("events_api", Event("Ev3"), Cancellation);
        app.Slack.Sockets.Opened.ShouldBe(2);
    }

    [Fact]
    public async Task Two_hundred_handovers_lose_nothing()
    {
        await using var app = await StartAsync(connections: 2);
        var sockets = new Queue<SlackSocket>([await SocketAsync(app), await SocketAsync(app)]);
        for (var round = 0; round < 200; round++)
        {
            var leaving = sockets.Dequeue();
            await leaving.DisconnectAsync("refresh_requested");
            var delivered = leaving.DeliverAsync("events_api", Event($"Ev{round}a"), Cancellation);
            await sockets.Peek().DeliverAsync("events_api", Event($"Ev{round}b"), Cancellation);
            await delivered;
            var next = SocketAsync(app).AsTask();
            while (!next.IsCompleted)
            {
                app.Time.TryRing(Limit);
                await Task.Yield();
            }
            sockets.Enqueue(await next);
            await leaving.CloseAsync();
        }
        await app.Host.StopAsync();
        app.Host.Seen.Select(inbound => inbound.Key).Distinct().Count().ShouldBe(400);
        app.Host.Seen.Count.ShouldBe(400);
    }

    [Fact]
    public async Task A_lost_socket_is_opened_again_after_a_pause_that_grows()
    {
        await using var app = await StartAsync();
        (await SocketAsync(app)).Abort();
        (await app.Time.RingAsync(Limit, Cancellation)).ShouldBeInRange(Seconds(0.5), Seconds(1.5));
        var second = await SocketAsync(app);
        await second.DeliverAsync("events_api", Event("Ev0"), Cancellation);
        app.Slack.Script(Enumerable.Repeat(new SlackFault.Error("internal_error"), 3));
        second.Abort();
        await app.Time.RingAsync(Limit, Cancellation);
        (await app.Time.RingAsync(Limit, Cancellation)).ShouldBeInRange(Seconds(1), Seconds(3));
        (await app.Time.RingAsync(Limit, Cancellation)).ShouldBeInRange(Seconds(2), Seconds(6));
        (await app.Time.RingAsync(Limit, Cancellation)).ShouldBeInRange(Seconds(4), Seconds(12));
        await (await SocketAsync(app)).DeliverAsync("events_api", Event("Ev1"), Cancellation);
    }

    [Fact]
    public async Task When_Slack_asks_to_wait_the_socket_waits()
    {
        await using var app = await StartAsync();
        var socket = await SocketAsync(app);
        app.Slack.Script(new SlackFault.Limited(45));
        socket.Abort();
        await app.Time.RingAsync(Limit, Cancellation);
        (await app.Time.RingAsync(Limit, Cancellation)).ShouldBe(Seconds(45));
        await SocketAsync(app);
    }

    [Fact]
    public async Task When_Socket_Mode_was_turned_off_the_app_asks_rarely()
    {
        await using var app = await StartAsync();
        await (await SocketAsync(app)).DisconnectAsync("link_disabled");
        TimeSpan pause;
        do pause = await app.Time.RingAsync(Limit, Cancellation);
        while (pause == Seconds(60));
        pause.ShouldBe(TimeSpan.FromMinutes(5));
        await SocketAsync(app);
    }

    [Fact]
    public async Task A_farewell_that_rings_after_its_socket_is_gone_harms_nothing()
    {
        LateBells? bells = null;
        await using var app = await SlackApp.StartAsync(
            null,
            services =>
            {
                var time = (TimeProvider)
                    services.Last(one => one.ServiceType == typeof(TimeProvider)).ImplementationInstance!;
                services.AddSingleton<TimeProvider>(bells = new LateBells(time, Seconds(60)));
            },
            ("AppToken", Some.AppToken),
            ("SocketConnections", "1")
        );
        var socket = await SocketAsync(app);
        await socket.DisconnectAsync("refresh_requested");
        await SocketAsync(app);
        await socket.CloseAsync();
        await socket.Gone;
        await bells!.Silenced;
        Should.NotThrow(bells.Ring);
    }

    [Fact]
    public async Task Over_the_bound_an_envelope_is_left_for_Slack_to_send_again()
    {
        var hold = new TaskCompletionSource<SlackReply?>();
        await using var app = await StartAsync((_, _) => hold.Task, queue: "1");
        var socket = await SocketAsync(app);
        await socket.DeliverAsync("events_api", Event("Ev1"), Cancellation);
        var refused = socket.DeliverAsync("events_api", Event("Ev2"), Cancellation);
        var busy = await socket.DeliverAsync("slash_commands", Command(), Cancellation);
        ((string)busy["payload"]!["text"]!).ShouldContain("too much to do");
        refused.IsCompleted.ShouldBeFalse();
        hold.SetResult(null);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":"disconnected"}""")]
    [InlineData("""{"envelope_id":"e1"}""")]
    [InlineData("""{"envelope_id":"e1","type":"events_api"}""")]
    [InlineData("""{"envelope_id":"e1","type":"events_api","payload":[]}""")]
    [InlineData("""{"envelope_id":"e1","type":"slash_commands","payload":{"command":5}}""")]
    public async Task Nonsense_does_not_end_a_socket(string message)
    {
        await using var app = await StartAsync();
        var socket = await SocketAsync(app);
        await socket.SendTextAsync(message);
        await socket.DeliverAsync("events_api", Event("Ev1"), Cancellation);
        app.Slack.Sockets.Opened.ShouldBe(1);
    }

    [Fact]
    public async Task Without_an_app_token_no_socket_is_opened()
    {
        await using var app = await SlackApp.StartAsync();
        await app.Host.StopAsync();
        app.Slack.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_socket_that_does_not_answer_pings_is_given_up()
    {
        await using var app = await SlackApp.StartAsync(
            null,
            null,
            ("AppToken", Some.AppToken),
            ("SocketConnections", "1"),
            ("SocketPingSeconds", "1")
        );
        (await SocketAsync(app)).Abort();
        app.Slack.Sockets.IsDeaf = true;
        await app.Time.RingAsync(Limit, Cancellation);
        await SocketAsync(app);
        app.Slack.Sockets.IsDeaf = false;
        await app.Time.RingAsync(Limit, Cancellation);
        await (await SocketAsync(app)).DeliverAsync("events_api", Event("Ev1"), Cancellation);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
