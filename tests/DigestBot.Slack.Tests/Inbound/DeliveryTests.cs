using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Slack.Tests.Inbound;

/// <summary>When Slack is answered, and how often something is processed.</summary>
public sealed class DeliveryTests
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(10);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_is_acknowledged_before_it_is_processed()
    {
        var hold = new TaskCompletionSource();
        await using var app = await AppHost.StartAsync(
            new WatchedTime(),
            handler: async (_, _) =>
            {
                await hold.Task;
                return null;
            }
        );
        using var response = await app.PostEventAsync(Some.Mention());
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        hold.SetResult();
    }

    [Fact]
    public async Task A_retry_is_processed_once()
    {
        await using var app = await AppHost.StartAsync(new WatchedTime());
        for (var attempt = 0; attempt < 3; attempt++)
        {
            using var response = await app.PostEventAsync(Some.Mention());
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        await app.StopAsync();
        app.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_host_can_remember_what_came_before_a_restart()
    {
        var claimed = new HashSet<string>(StringComparer.Ordinal) { "Ev0001" };
        await using var app = await AppHost.StartAsync(
            new WatchedTime(),
            services: services => services.AddSingleton<SlackClaim>((key, _) => ValueTask.FromResult(claimed.Add(key)))
        );
        using var old = await app.PostEventAsync(Some.Mention());
        using var fresh = await app.PostEventAsync(Some.Mention(), "Ev0002");
        (old.StatusCode, fresh.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
        (await app.NextAsync()).Key.ShouldBe("Ev0002");
        app.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task When_nobody_can_tell_whether_it_came_before_Slack_has_to_send_it_again()
    {
        var isDown = true;
        await using var app = await AppHost.StartAsync(
            new WatchedTime(),
            services: services =>
                services.AddSingleton<SlackClaim>(
                    (_, _) => isDown ? throw new IOException("down") : ValueTask.FromResult(true)
                )
        );
        using var first = await app.PostEventAsync(Some.Mention());
        first.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        isDown = false;
        using var again = await app.PostEventAsync(Some.Mention());
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.NextAsync()).Key.ShouldBe("Ev0001");
    }

    [Fact]
    public async Task A_command_is_not_kept_waiting_until_it_is_known_whether_it_came_before()
    {
        var claimed = new TaskCompletionSource<bool>();
        await using var app = await SlackApp.StartAsync(
            Says("Quad: 3 passages"),
            services => services.AddSingleton<SlackClaim>((_, _) => new(claimed.Task))
        );
        var posting = app.Host.PostCommandAsync(Some.Command(responseUrl: app.ResponseUrl().ToString()));

        (await app.Time.RingAsync(_limit, Cancellation)).ShouldBe(TimeSpan.FromSeconds(2));
        using var response = await posting;
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync(Cancellation)).ShouldBeEmpty();
        app.Host.Seen.ShouldBeEmpty();
        claimed.SetResult(true);

        ((string?)(await app.Slack.Responses.NextAsync(Cancellation))["text"]).ShouldBe("Quad: 3 passages");
    }

    [Fact]
    public async Task When_it_stays_unknown_whether_a_command_came_before_its_user_is_told_later()
    {
        var claimed = new TaskCompletionSource<bool>();
        await using var app = await SlackApp.StartAsync(
            Says("Quad: 3 passages"),
            services => services.AddSingleton<SlackClaim>((_, _) => new(claimed.Task))
        );
        var posting = app.Host.PostCommandAsync(Some.Command(responseUrl: app.ResponseUrl().ToString()));
        await app.Time.RingAsync(_limit, Cancellation);
        using var response = await posting;

        claimed.SetException(new IOException("down"));

        ((string)(await app.Slack.Responses.NextAsync(Cancellation))["text"]!).ShouldContain("try again");
        app.Host.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_event_is_sent_again_while_it_is_not_known_whether_it_came_before()
    {
        var claimed = new TaskCompletionSource<bool>();
        var isFirst = 1;
        await using var app = await SlackApp.StartAsync(
            null,
            services =>
                services.AddSingleton<SlackClaim>(
                    async (_, _) => await claimed.Task && Interlocked.Exchange(ref isFirst, 0) == 1
                )
        );
        var posting = app.Host.PostEventAsync(Some.Mention());
        await app.Time.RingAsync(_limit, Cancellation);
        using var response = await posting;
        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        claimed.SetResult(true);
        using var again = await app.Host.PostEventAsync(Some.Mention());

        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        await app.Host.StopAsync();
        app.Host.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Over_the_bound_nothing_is_lost_Slack_sends_it_again()
    {
        var hold = new TaskCompletionSource();
        await using var app = await AppHost.StartAsync(
            new WatchedTime(),
            AppHost.Settings(("QueueSize", "2"), ("Workers", "1")),
            async (_, _) =>
            {
                await hold.Task;
                return null;
            }
        );
        foreach (var id in new[] { "Ev1", "Ev2" })
            (await app.PostEventAsync(Some.Mention(), id)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.PostEventAsync(Some.Mention(), "Ev3")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        using var command = await app.PostCommandAsync();
        (await command.Content.ReadAsStringAsync(Cancellation)).ShouldContain("too much to do");
        hold.SetResult();
        (await app.NextAsync()).Key.ShouldBe("Ev1");
        (await app.NextAsync()).Key.ShouldBe("Ev2");
        while ((await app.PostEventAsync(Some.Mention(), "Ev3")).StatusCode != HttpStatusCode.OK)
            await Task.Yield();
        (await app.NextAsync()).Key.ShouldBe("Ev3");
    }

    [Fact]
    public async Task What_was_acknowledged_is_finished_before_the_app_stops()
    {
        var hold = new TaskCompletionSource();
        var finished = 0;
        await using var app = await AppHost.StartAsync(
            new WatchedTime(),
            AppHost.Settings(("Workers", "2")),
            async (_, _) =>
            {
                await hold.Task;
                Interlocked.Increment(ref finished);
                return null;
            }
        );
        for (var number = 0; number < 20; number++)
            (await app.PostEventAsync(Some.Mention(), $"Ev{number}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var stopping = app.StopAsync();
        finished.ShouldBe(0);
        hold.SetResult();
        await stopping;
        finished.ShouldBe(20);
    }

    [Fact]
    public async Task An_event_that_fails_harms_no_other()
    {
        await using var app = await AppHost.StartAsync(
            new WatchedTime(),
            handler: (inbound, _) =>
                inbound.Key == "Ev1" ? throw new InvalidOperationException() : Task.FromResult<SlackReply?>(null)
        );
        (await app.PostEventAsync(Some.Mention(), "Ev1")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.PostEventAsync(Some.Mention(), "Ev2")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await app.StopAsync();
        app.Seen.Select(inbound => inbound.Key).ShouldBe(["Ev1", "Ev2"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_command_is_answered_in_the_response_when_the_answer_is_ready()
    {
        await using var app = await AppHost.StartAsync(new WatchedTime(), handler: Says("Quad: 3 passages"));
        using var response = await app.PostCommandAsync();
        var body = JsonElement.Parse(await response.Content.ReadAsByteArrayAsync(Cancellation));
        body.GetProperty("response_type").GetString().ShouldBe("ephemeral");
        body.GetProperty("text").GetString().ShouldBe("Quad: 3 passages");
    }

    [Fact]
    public async Task A_dialog_is_answered_in_the_response()
    {
        await using var app = await AppHost.StartAsync(
            new WatchedTime(),
            handler: (_, _) =>
                Task.FromResult<SlackReply?>(
                    SlackReply.Errors(
                        new Dictionary<string, string>(StringComparer.Ordinal) { ["time"] = "Not a time." }
                    )
                )
        );
        using var response = await app.PostInteractionAsync(Some.Submission());
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldBe(
            """{"response_action":"errors","errors":{"time":"Not a time."}}"""
        );
    }

    [Fact]
    public async Task A_command_that_fails_tells_its_user()
    {
        await using var app = await AppHost.StartAsync(
            new WatchedTime(),
            handler: (_, _) => throw new InvalidOperationException()
        );
        using var response = await app.PostCommandAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldContain("Please try again");
    }

    [Fact]
    public async Task A_dialog_that_fails_stays_open_and_says_so()
    {
        await using var app = await AppHost.StartAsync(
            new WatchedTime(),
            handler: (_, _) => throw new InvalidOperationException()
        );
        using var response = await app.PostInteractionAsync(Some.Submission());
        var errors = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!["errors"]!.AsObject();
        errors.ShouldHaveSingleItem().Value!.GetValue<string>().ShouldContain("Please try again");
        errors.Single().Key.ShouldBe("time");
    }

    public static SlackHandler Says(string text) =>
        (_, _) => Task.FromResult<SlackReply?>(new SlackReply.Message(new() { Text = text }));
}
