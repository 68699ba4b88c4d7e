using System.Net;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace DigestBot.Tests.Channels.Slack;

/// <summary>Who is let in, and who is not.</summary>
public sealed class SlackDoorTests
{
    private const string FormType = "application/x-www-form-urlencoded";
    private static readonly string[] _doors =
    [
        "/slack",
        "/slack/events",
        "/slack/commands",
        "/slack/interactivity",
        "/slack/install",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_signing_secret_the_endpoints_do_not_exist()
    {
        await using var slacking = await Slacking.StartAsync(Settings(("Slack:SigningSecret", "")));

        foreach (var door in _doors)
        {
            using var response = await slacking.Delivery.PostAsync(door, "a=b", FormType, Cancellation);
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound, door);
        }
    }

    [Fact]
    public async Task What_is_not_signed_as_Slack_signs_is_refused_and_does_nothing()
    {
        await using var slacking = await Slacking.StartAsync();
        var body = slacking.Ann.Form("/topic quad");
        using var stranger = Delivery(slacking, "0123456789abcdef0123456789abcdef", TimeSpan.Zero);
        using var old = Delivery(slacking, Slacking.Secret, TimeSpan.FromMinutes(-6));
        using var early = Delivery(slacking, Slacking.Secret, TimeSpan.FromMinutes(6));

        foreach (var delivery in new[] { stranger, old, early })
        {
            using var response = await delivery.PostAsync("/slack/commands", body, FormType, Cancellation);
            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
        using var unsigned = await slacking.Host.Http.PostAsync(
            "/slack/commands",
            new StringContent(body, null, FormType),
            Cancellation
        );

        unsigned.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await slacking.Host.CountAsync("SELECT count(*) FROM conversations")).ShouldBe(0);
        (await slacking.Host.CountAsync("SELECT count(*) FROM slack_claims")).ShouldBe(0);
    }

    [Fact]
    public async Task A_body_that_was_altered_on_its_way_is_refused()
    {
        await using var slacking = await Slacking.StartAsync();
        var body = slacking.Ann.Form("/topic quad");
        using var handler = new Altering(body, body.Replace("quad", "aukus", StringComparison.Ordinal));

        (await handler.SendAsync(slacking)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_request_that_is_played_again_is_not_answered_again()
    {
        await using var slacking = await Slacking.StartAsync();

        (await slacking.Ann.PostCommandAsync("/topic quad", "7.7.t")).ShouldContain("four countries");
        (await slacking.Ann.PostCommandAsync("/topic quad", "7.7.t")).ShouldBeEmpty();
        await slacking.RestartAsync();
        (await slacking.Ann.PostCommandAsync("/topic quad", "7.7.t")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_workspace_without_the_app_gets_no_answer_but_a_sentence()
    {
        await using var slacking = await Slacking.StartAsync();
        var stranger = new SlackPerson(slacking) { Team = "T0002", Channel = "C0002" };

        (await stranger.CommandAsync("/topic quad")).Json.ShouldContain("not installed");
        await slacking.HappensAsync(stranger.Mention("topic quad"), team: "T0002");
        await slacking.Ann.MentionAsync("topics");

        slacking.Slack.Workspaces["T0002"].Posts.ShouldNotContain(post => post.IsApps);
        slacking.Slack.One.Posts.Count(post => post.IsApps).ShouldBe(1);
        (await slacking.Host.QueryAsync<string>("SELECT channel_key FROM conversations")).ShouldBe(["T0001/C0001"]);
    }

    [Fact]
    public async Task What_is_for_another_app_is_left_alone()
    {
        await using var slacking = await Slacking.StartAsync(Settings(("Slack:AppId", "A0001")));

        await slacking.HappensAsync(slacking.Ann.Mention("topic quad"), app: "A0666");
        await slacking.HappensAsync(new { type = "app_uninstalled" }, app: "A0666");
        await slacking.Ann.MentionAsync("topics");

        slacking.Slack.One.Posts.Count(post => post.IsApps).ShouldBe(1);
    }

    [Fact]
    public async Task An_activity_of_the_Connector_cannot_speak_in_the_name_of_a_workspace()
    {
        await using var slacking = await Slacking.StartAsync();
        await using var connector = await FakeConnector.StartAsync();
        var liar = new Person(slacking.Host, connector, "T0001/C0001") { Channel = "slack-app" };

        await liar.SayAsync("/subscribe daily 08:30");

        (await slacking.Host.CountAsync("SELECT count(*) FROM conversations")).ShouldBe(0);
    }

    [Fact]
    public async Task Connected_to_Slack_alone_the_service_runs_for_others_and_takes_no_activities()
    {
        await using var slacking = await Slacking.StartAsync(Settings(("environment", "Production")));

        (await slacking.Ann.CommandAsync("/topic quad")).Json.ShouldContain("four countries");
        using var response = await slacking.Host.Http.PostAsync(
            "/api/messages",
            new StringContent("{}", null, "application/json"),
            Cancellation
        );

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task While_Slack_does_not_say_whose_the_token_is_nobody_is_let_in()
    {
        await using var slacking = await Slacking.StartAsync(Settings(("Slack:BotToken", "xoxb-of-nobody")));

        (await slacking.Ann.CommandAsync("/topic quad")).Json.ShouldContain("try again");

        (await slacking.Host.CountAsync("SELECT count(*) FROM conversations")).ShouldBe(0);
    }

    [Theory]
    [InlineData("Slack:AppToken", "xapp-of-nobody", "Slack does not take Slack:AppToken")]
    [InlineData("Slack:BotToken", "xoxb-of-nobody", "Slack does not take Slack:BotToken")]
    [InlineData("Slack:BotToken", "", "Neither Slack:BotToken nor Slack:ClientId is set")]
    public async Task The_log_names_the_setting_that_keeps_the_bot_from_Slack(string key, string value, string sentence)
    {
        await using var slacking = await Slacking.StartAsync(Settings((key, value)));

        await slacking.UntilAsync(
            () => slacking.Host.Log.ToString()!.Contains(sentence, StringComparison.Ordinal),
            sentence
        );
    }

    [Fact]
    public async Task By_a_socket_the_same_commands_are_answered()
    {
        await using var slacking = await Slacking.StartAsync(
            Settings(("Slack:SigningSecret", ""), ("Slack:AppToken", "xapp-1-A0001"), ("environment", "Production"))
        );
        var socket = await slacking.Slack.Sockets.NextAsync(Cancellation);

        var answer = await socket.DeliverAsync(
            "slash_commands",
            new System.Text.Json.Nodes.JsonObject
            {
                ["team_id"] = "T0001",
                ["channel_id"] = "C0001",
                ["user_id"] = "U0001",
                ["command"] = "/topic",
                ["text"] = "quad",
                ["trigger_id"] = "1.1.s",
                ["api_app_id"] = "A0001",
            },
            Cancellation
        );

        answer["payload"]!.ToJsonString().ShouldContain("four countries");
        socket.Violations.ShouldBeEmpty();
    }

    private static Dictionary<string, string> Settings(params (string Key, string Value)[] settings) =>
        settings.ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal);

    private static SlackDelivery Delivery(Slacking slacking, string secret, TimeSpan off) =>
        new(
            slacking.Host.Http.BaseAddress!.AbsoluteUri.TrimEnd('/'),
            secret,
            new FakeTimeProvider(slacking.Host.Time.GetUtcNow() + off)
        );

    /// <summary>Somebody between Slack and the service, who changes the body and leaves the signature.</summary>
    private sealed class Altering(string signed, string sent) : IDisposable
    {
        private readonly HttpClient _client = new();

        public async Task<HttpStatusCode> SendAsync(Slacking slacking)
        {
            var at = slacking.Host.Time.GetUtcNow().ToUnixTimeSeconds();
            using var request = new HttpRequestMessage(
                HttpMethod.Post,
                new Uri(slacking.Host.Http.BaseAddress!, "/slack/commands")
            )
            {
                Content = new StringContent(sent, null, FormType),
            };
            var hash = System.Security.Cryptography.HMACSHA256.HashData(
                System.Text.Encoding.UTF8.GetBytes(Slacking.Secret),
                System.Text.Encoding.UTF8.GetBytes($"v0:{at}:{signed}")
            );
            request.Headers.Add("X-Slack-Request-Timestamp", $"{at}");
            request.Headers.Add("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(hash));
            using var response = await _client.SendAsync(request, Cancellation);
            return response.StatusCode;
        }

        public void Dispose() => _client.Dispose();
    }
}
