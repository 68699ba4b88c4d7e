using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Testing;

namespace DigestBot.Slack.Tests.Peers;

/// <summary>Slack's own SDK for Node talks to the same stand-in for Slack, and judges the same signatures.</summary>
public sealed class SlackPeerTests(SlackPeerTests.Sdk sdk) : IClassFixture<SlackPeerTests.Sdk>, IAsyncLifetime
{
    public sealed class Sdk : IDisposable
    {
        private readonly Lazy<NodePeer> _peer = new(() => NodePeer.Start("slack.mjs"));

        public JsonElement Ask<T>(T request)
        {
            var answer = _peer.Value.Ask(request);
            return answer.TryGetProperty("result", out var result)
                ? result
                : throw new InvalidOperationException(answer.ToString());
        }

        public void Dispose()
        {
            if (_peer.IsValueCreated)
                _peer.Value.Dispose();
        }
    }

    private FakeSlack _slack = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        RealParts.Need(RealParts.Peers, "npm's @slack/web-api");
        _slack = await FakeSlack.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_slack is not null)
            await _slack.DisposeAsync();
    }

    private JsonElement Call(string method, object args, string token = Some.BotToken) =>
        sdk.Ask(
            new
            {
                call = new
                {
                    url = _slack.ApiUrl,
                    token,
                    method,
                    args,
                },
            }
        );

    private string? Error(string method, object args, string token = Some.BotToken) =>
        Call(method, args, token).GetProperty("error").GetString();

    [Fact]
    public void Its_client_posts_changes_and_reads_messages()
    {
        var metadata = new { event_type = "digest", event_payload = new { delivery = "42" } };
        var blocks = new[] { new { type = "header", text = new { type = "plain_text", text = "Quad" } } };
        var posted = Call(
            "chat.postMessage",
            new
            {
                channel = "C0001",
                text = "hi",
                blocks,
                metadata,
            }
        );
        posted.GetProperty("ok").GetBoolean().ShouldBeTrue();
        var ts = posted.GetProperty("ts").GetString();
        Call(
            "chat.postMessage",
            new
            {
                channel = "C0001",
                text = "more",
                thread_ts = ts,
            }
        );
        var history = Call("conversations.history", new { channel = "C0001", include_all_metadata = true });
        var message = history.GetProperty("messages").EnumerateArray().ShouldHaveSingleItem();
        message.GetProperty("metadata").GetProperty("event_payload").GetProperty("delivery").GetString().ShouldBe("42");
        var replies = Call("conversations.replies", new { channel = "C0001", ts });
        replies.GetProperty("messages").GetArrayLength().ShouldBe(2);
        Call(
            "chat.update",
            new
            {
                channel = "C0001",
                ts,
                text = "changed",
            }
        );
        _slack.One.Posts[0].Text.ShouldBe("changed");
        _slack.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Its_client_opens_dialogs_and_asks_for_people()
    {
        var view = new
        {
            type = "modal",
            title = new { type = "plain_text", text = "Subscribe" },
            blocks = new[] { new { type = "divider" } },
        };
        var trigger_id = _slack.Triggers.Create();
        Call("views.open", new { trigger_id, view }).GetProperty("ok").GetBoolean().ShouldBeTrue();
        Error("views.open", new { trigger_id, view }).ShouldBe("exchanged_trigger_id");
        var user = Call("users.info", new { user = "U0002" }).GetProperty("user");
        user.GetProperty("tz").GetString().ShouldBe("Asia/Kolkata");
        Call("auth.test", new { }).GetProperty("team_id").GetString().ShouldBe(Some.Team);
    }

    [Fact]
    public void Its_client_shows_Home_tabs_whispers_and_finishes_installations()
    {
        var view = new { type = "home", blocks = new[] { new { type = "divider" } } };
        var shown = Call("views.publish", new { user_id = "U0001", view }).GetProperty("view");
        shown.GetProperty("type").GetString().ShouldBe("home");
        Error(
                "views.publish",
                new
                {
                    user_id = "U0001",
                    view,
                    hash = "0.old",
                }
            )
            .ShouldBe("hash_conflict");
        Error("views.publish", new { user_id = "U9999", view }).ShouldBe("user_not_found");
        var whisper = new
        {
            channel = "C0001",
            user = "U0001",
            text = "hi",
        };
        Call("chat.postEphemeral", whisper).GetProperty("message_ts").GetString().ShouldNotBeEmpty();
        Call("conversations.history", new { channel = "C0001" }).GetProperty("messages").GetArrayLength().ShouldBe(0);
        var exchange = new
        {
            client_id = _slack.Installs.ClientId,
            client_secret = _slack.Installs.ClientSecret,
            redirect_uri = _slack.Installs.RedirectUrl,
            code = _slack.Installs.Agree(_slack.One),
        };
        Call("oauth.v2.access", exchange).GetProperty("team").GetProperty("id").GetString().ShouldBe(Some.Team);
        Error("oauth.v2.access", exchange).ShouldBe("invalid_code");
        _slack.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Its_client_sees_Slacks_errors_as_such()
    {
        var text = "hi";
        Error("chat.postMessage", new { channel = "C9999", text }).ShouldBe("channel_not_found");
        Error("chat.postMessage", new { channel = "C0003", text }).ShouldBe("not_in_channel");
        Error("chat.postMessage", new { channel = "C0004", text }).ShouldBe("is_archived");
        Error("chat.postMessage", new { channel = "C0001" }).ShouldBe("no_text");
        Error("chat.postMessage", new { channel = "C0001", text }, "xoxb-2-two").ShouldBe("channel_not_found");
        Error("chat.postMessage", new { channel = "C0001", text }, "xoxb-9").ShouldBe("invalid_auth");
        Error("no.such", new { }).ShouldBe("unknown_method");
        var blocks = new[] { new { type = "header", text = new { type = "plain_text", text = new string('x', 151) } } };
        var refused = Call("chat.postMessage", new { channel = "C0001", blocks });
        refused.GetProperty("error").GetString().ShouldBe("invalid_blocks");
        refused
            .GetProperty("data")
            .GetProperty("response_metadata")
            .GetProperty("messages")[0]
            .GetString()
            .ShouldBe("[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]");
        _slack.Script(new SlackFault.Limited(7));
        var limited = Call("auth.test", new { });
        limited.GetProperty("retryAfter").GetInt32().ShouldBe(7);
    }

    [Fact]
    public async Task Its_app_understands_what_the_stand_in_delivers()
    {
        var port = sdk.Ask(new { serve = new { secret = Some.Secret, api = _slack.ApiUrl } }).GetInt32();
        var url = $"http://127.0.0.1:{port}";
        using var delivery = new SlackDelivery(url, Some.Secret, TimeProvider.System);
        (await delivery.EventAsync(Some.Event(Some.Mention()), Cancellation)).Count.ShouldBe(1);
        using var command = await delivery.PostAsync(
            "/slack/events",
            AppHost.Form(Some.Command()),
            "application/x-www-form-urlencoded",
            Cancellation
        );
        (await command.Content.ReadAsStringAsync(Cancellation)).ShouldContain("about quad");
        using var forger = new SlackDelivery(url, "another", TimeProvider.System);
        (await forger.EventAsync(Some.Event(Some.Mention()), Cancellation)).Count.ShouldBe(4);
    }

    [Fact]
    public async Task Both_give_a_dialog_the_same_answer()
    {
        var port = sdk.Ask(new { serve = new { secret = Some.Secret, api = _slack.ApiUrl } }).GetInt32();
        await using var app = await AppHost.StartAsync(
            TimeProvider.System,
            handler: (_, _) =>
                Task.FromResult<SlackReply?>(
                    SlackReply.Errors(
                        new Dictionary<string, string>(StringComparer.Ordinal) { ["time"] = "Not a time." }
                    )
                )
        );
        var form = "payload=" + Uri.EscapeDataString(JsonSerializer.Serialize(Some.Submission()));
        using var toTheirs = new SlackDelivery($"http://127.0.0.1:{port}", Some.Secret, TimeProvider.System);
        using var toOurs = new SlackDelivery(app.Url, Some.Secret, TimeProvider.System);
        const string type = "application/x-www-form-urlencoded";
        using var theirs = await toTheirs.PostAsync("/slack/events", form, type, Cancellation);
        using var ours = await toOurs.PostAsync("/slack", form, type, Cancellation);
        JsonNode
            .DeepEquals(
                JsonNode.Parse(await ours.Content.ReadAsStringAsync(Cancellation)),
                JsonNode.Parse(await theirs.Content.ReadAsStringAsync(Cancellation))
            )
            .ShouldBeTrue();
    }

    [Fact]
    public async Task Its_socket_client_talks_to_the_stand_in()
    {
        var listening = Task.Run(
            () => sdk.Ask(new { listen = new { url = _slack.ApiUrl, appToken = Some.AppToken } }),
            Cancellation
        );
        var socket = await _slack.Sockets.NextAsync(Cancellation);
        var fields = JsonNode.Parse(JsonSerializer.Serialize(Some.Command()))!;
        var acknowledged = await socket.DeliverAsync("slash_commands", fields, Cancellation);
        ((string?)acknowledged["payload"]!["text"]).ShouldBe("about quad");
        (await listening).GetString().ShouldBe("/topic");
        socket.Violations.ShouldBeEmpty();
    }

    public static TheoryData<int, string, string, bool> Signatures =>
        new()
        {
            { 0, Some.Secret, "", true },
            { 299, Some.Secret, "", true },
            { 301, Some.Secret, "", false },
            { 0, "another-secret-another", "", false },
            { 0, Some.Secret, " ", false },
        };

    /// <param name="change">What the body got after it was signed.</param>
    [Theory]
    [MemberData(nameof(Signatures))]
    public async Task Both_judge_a_signature_the_same(int age, string secret, string change, bool isGood)
    {
        var time = new WatchedTime();
        var body = Some.Event(Some.Mention("ü 😀"));
        var at = (time.GetUtcNow().ToUnixTimeSeconds() - age).ToString(CultureInfo.InvariantCulture);
        var signature = AppHost.Signature(secret, at, System.Text.Encoding.UTF8.GetBytes(body));
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var verify = new
        {
            secret = Some.Secret,
            timestamp = at,
            signature,
            body = body + change,
            now,
        };
        sdk.Ask(new { verify }).GetBoolean().ShouldBe(isGood);

        await using var app = await AppHost.StartAsync(time);
        var request = new HttpRequestMessage(HttpMethod.Post, "/slack/events")
        {
            Content = new StringContent(body + change, System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Slack-Request-Timestamp", at);
        request.Headers.Add("X-Slack-Signature", signature);
        using var response = await app.SendAsync(request);
        response.IsSuccessStatusCode.ShouldBe(isGood);
    }
}
