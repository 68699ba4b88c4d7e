using System.Net;
using System.Text.Json.Nodes;
using DigestBot.BotFramework;
using DigestBot.Channels;
using DigestBot.Channels.Slack;
using DigestBot.Digests.Content;
using DigestBot.Digests.Schedules;
using DigestBot.Testing;
using DigestBot.Wording;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests.Hosting;

/// <summary>The service and the Slack it posts to, both on the clock of the test.</summary>
internal sealed class PostingToSlack : IAsyncDisposable
{
    public const string Team = "T0001";
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    private static int _brought;

    private PostingToSlack(BotHost host, FakeSlack slack) => (Host, Slack) = (host, slack);

    public BotHost Host { get; }

    public FakeSlack Slack { get; }

    /// <summary>What stands in the channels, oldest first.</summary>
    public IReadOnlyList<SlackPost> Posts => Slack.One.Posts;

    public static async Task<PostingToSlack> StartAsync(
        IReadOnlyDictionary<string, string>? settings = null,
        Action<WebApplicationBuilder>? configure = null,
        params IEnumerable<string> articles
    )
    {
        var time = new HostTime();
        var slack = await FakeSlack.StartAsync(time);
        slack.MeetsFaults = call => call.Method != "auth.test";
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Slack:ApiUrl"] = slack.ApiUrl,
            ["Slack:BotToken"] = slack.One.BotToken,
            ["Slack:SigningSecret"] = Secret,
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
            all[key] = value;
        var host = await BotHost.StartAsync(null, all, configure, articles);
        time.Host = host;
        return new PostingToSlack(host, slack);
    }

    public static Task<PostingToSlack> StartAsync(params IEnumerable<string> articles) =>
        StartAsync(null, null, articles);

    /// <summary>A conversation that the bot was spoken to in.</summary>
    /// <param name="user">Whose direct conversation it is; null for a channel.</param>
    public Task<Conversation> JoinAsync(string channel, string? user = null, string? name = null)
    {
        var activity = new Activity
        {
            ChannelId = SlackAddress.Channel,
            ServiceUrl = Slack.ApiUrl,
            From = new ChannelAccount { Id = user ?? "U0001" },
            Recipient = new ChannelAccount { Id = Slack.One.BotUserId },
            Conversation = new ConversationAccount
            {
                Id = new SlackAddress(Team, channel).ConversationId,
                Name = name,
                IsGroup = user is null,
                ConversationType = user is null ? "channel" : "personal",
                TenantId = Team,
            },
        };
        return Service<ConversationStore>().RememberAsync(activity, TestContext.Current.CancellationToken);
    }

    /// <summary>Has a digest posted every day at this time, UTC.</summary>
    public async Task<Conversation> SubscribeAsync(
        string channel,
        string time,
        DigestMode? mode = null,
        string? user = null
    )
    {
        var conversation = await JoinAsync(channel, user);
        await Service<SubscriptionStore>()
            .AddAsync(
                conversation.Id,
                new ScheduleParser(Languages.English).Parse($"daily {time} UTC", TimeZoneInfo.Utc).Schedule!,
                mode ?? DigestMode.New,
                TestContext.Current.CancellationToken
            );
        return conversation;
    }

    /// <summary>Types a slash command.</summary>
    /// <returns>The body of the response.</returns>
    public Task<string> CommandAsync(string typed, string channel, string user = "U0001")
    {
        var parts = typed.Split(' ', 2);
        (string Name, string Value)[] fields =
        [
            ("team_id", Team),
            ("channel_id", channel),
            ("channel_name", channel[0] == 'D' ? "directmessage" : "general"),
            ("user_id", user),
            ("command", parts[0]),
            ("text", parts.Length > 1 ? parts[1] : ""),
            ("response_url", Slack.Url + Slack.Responses.Create()),
            ("trigger_id", $"{Interlocked.Increment(ref _brought)}.typed"),
        ];
        return BringAsync(
            "/slack/commands",
            string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}")),
            "application/x-www-form-urlencoded"
        );
    }

    /// <summary>Waits until it is so, while the clock goes on.</summary>
    public Task UntilAsync(Func<bool> isSo, string otherwise) =>
        Eventually.TrueAsync(
            () =>
            {
                if (isSo())
                    return Task.FromResult(true);
                Host.Time.Advance(TimeSpan.FromMilliseconds(50));
                return Task.FromResult(false);
            },
            () => $"{otherwise}\n{Host.Log}"
        );

    /// <summary>Ann opens the app's tab.</summary>
    public async Task OpenHomeAsync(string user = "U0001")
    {
        var json = new JsonObject
        {
            ["type"] = "event_callback",
            ["team_id"] = Team,
            ["event_id"] = $"Ev{Interlocked.Increment(ref _brought)}",
            ["event_time"] = Host.Time.GetUtcNow().ToUnixTimeSeconds(),
            ["event"] = new JsonObject
            {
                ["type"] = "app_home_opened",
                ["user"] = user,
                ["channel"] = Slack.One.DirectOf(user),
                ["tab"] = "home",
            },
        };
        var shown = HomeOf(user);
        await BringAsync("/slack/events", json.ToJsonString(), "application/json");
        await ShownAgainAsync(shown, user);
    }

    /// <summary>The tab as it is shown; null when it never was.</summary>
    public JsonObject? HomeOf(string user = "U0001") =>
        Slack.One.Views.TryGetValue($"VH{user}", out var view) ? view.View : null;

    /// <summary>The dialog that is open.</summary>
    public JsonObject Dialog => Slack.One.Views.Values.Single(view => (string?)view.View["type"] == "modal").View;

    /// <summary>Presses the tab's button that opens the dialog, and waits for it.</summary>
    public async Task OpenDialogAsync(string title, string user = "U0001")
    {
        await InteractAsync(Pressed(BlockKit.Find(HomeOf(user)!, title), user));
        await DialogAsync();
    }

    /// <summary>Presses a message's button that opens the dialog, and waits for it.</summary>
    public async Task OpenDialogInAsync(string channel, string user = "U0001")
    {
        var pressed = Pressed(
            new JsonObject
            {
                ["action_id"] = "subscribe.open",
                ["type"] = "button",
                ["value"] = """{"v":1,"verb":"subscribe.open"}""",
            },
            user
        );
        pressed.Remove("view");
        pressed["channel"] = new JsonObject { ["id"] = channel };
        await InteractAsync(pressed);
        await DialogAsync();
    }

    private Task DialogAsync() =>
        Eventually.TrueAsync(
            () => Task.FromResult(Slack.One.Views.Values.Any(view => (string?)view.View["type"] == "modal")),
            () => $"No dialog.\n{Host.Log}"
        );

    /// <summary>Presses a button of the tab, or chooses from a menu there, and waits until the tab is shown again.</summary>
    public async Task PressAsync(string title, string user = "U0001")
    {
        var shown = HomeOf(user)!;
        var pressed = BlockKit.Find(shown, title);
        await InteractAsync(Pressed(pressed, user));
        await ShownAgainAsync(shown, user);
    }

    /// <summary>Waits until the tab is another; what waits for Slack's limits goes on meanwhile.</summary>
    public Task ShownAgainAsync(JsonObject? before, string user = "U0001") =>
        Eventually.TrueAsync(
            () =>
            {
                if (HomeOf(user) == before)
                    Host.Time.Advance(TimeSpan.FromMilliseconds(20));
                return Task.FromResult(HomeOf(user) != before);
            },
            () => $"No tab.\n{Host.Log}"
        );

    public JsonObject Pressed(JsonObject action, string user = "U0001") =>
        new()
        {
            ["type"] = "block_actions",
            ["team"] = new JsonObject { ["id"] = Team },
            ["user"] = new JsonObject { ["id"] = user, ["team_id"] = Team },
            ["trigger_id"] = Slack.Triggers.Create(),
            ["view"] = new JsonObject { ["id"] = $"VH{user}", ["type"] = "home" },
            ["actions"] = new JsonArray(action),
        };

    /// <returns>The body of the response.</returns>
    public Task<string> InteractAsync(JsonObject payload) =>
        BringAsync(
            "/slack/interactivity",
            $"payload={Uri.EscapeDataString(payload.ToJsonString())}",
            "application/x-www-form-urlencoded"
        );

    private async Task<string> BringAsync(string path, string body, string type)
    {
        using var delivery = new SlackDelivery(Host.Http.BaseAddress!.OriginalString.TrimEnd('/'), Secret, Host.Time);
        using var response = await delivery.PostAsync(path, body, type, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, Host.Log.ToString());
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public T Service<T>()
        where T : notnull => Host.Services.GetRequiredService<T>();

    /// <summary>The calls of a method.</summary>
    public IReadOnlyList<SlackCall> Calls(string method) => [.. Slack.Calls.Where(call => call.Method == method)];

    /// <summary>A column of the deliveries, in order.</summary>
    public async Task<IReadOnlyList<string>> LedgerAsync(string column) =>
        await Host.QueryAsync<string>($"SELECT coalesce(cast({column} AS TEXT), '') FROM deliveries ORDER BY id");

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Slack.DisposeAsync();
        Slack.Warnings.ShouldBeEmpty();
    }

    /// <summary>Slack is there before the service, whose clock is its own as well.</summary>
    private sealed class HostTime : TimeProvider
    {
        public BotHost? Host { get; set; }

        public override DateTimeOffset GetUtcNow() => Host?.Time.GetUtcNow() ?? BotHost.Monday;
    }
}
