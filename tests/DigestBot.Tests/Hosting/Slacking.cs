using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Testing;

namespace DigestBot.Tests.Hosting;

/// <summary>The service, the Slack it speaks to, and Ann of the workspace <c>T0001</c>.</summary>
internal sealed class Slacking : IAsyncDisposable
{
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    private static readonly string[] _noOrigin = [];
    private int _last;
    private SlackDelivery? _delivery;

    private Slacking(BotHost host, FakeSlack slack) => (Host, Slack) = (host, slack);

    public BotHost Host { get; }

    public FakeSlack Slack { get; }

    public SlackPerson Ann => new(this);

    /// <summary>Signs and brings what Slack has for the service, by the service's clock.</summary>
    public SlackDelivery Delivery =>
        _delivery ??= new SlackDelivery(Host.Http.BaseAddress!.AbsoluteUri.TrimEnd('/'), Secret, Host.Time);

    public static Task<Slacking> StartAsync(
        IReadOnlyDictionary<string, string>? settings = null,
        params IEnumerable<string> articles
    ) => StartAsync(settings, null, articles);

    /// <param name="configure">Changes what is wired.</param>
    public static async Task<Slacking> StartAsync(
        IReadOnlyDictionary<string, string>? settings,
        Action<Microsoft.AspNetCore.Builder.WebApplicationBuilder>? configure,
        params IEnumerable<string> articles
    )
    {
        var slack = await FakeSlack.StartAsync();
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Slack:SigningSecret"] = Secret,
            ["Slack:BotToken"] = slack.One.BotToken,
            ["Slack:ApiUrl"] = slack.ApiUrl,
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
            all[key] = value;
        return new(await BotHost.StartAsync(null, all, configure, articles.DefaultIfEmpty(SomeArticle.Quad)), slack);
    }

    /// <summary>The service goes down and comes back on another port.</summary>
    public async Task RestartAsync()
    {
        await Host.RestartAsync();
        _delivery?.Dispose();
        _delivery = null;
    }

    /// <summary>A number that nothing before it had.</summary>
    public int Next() => Interlocked.Increment(ref _last);

    /// <summary>Waits until it is so, while the service's clock goes on.</summary>
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

    private static string Event(object inner, string id, string team, string app, DateTimeOffset at) =>
        JsonSerializer.Serialize(
            new
            {
                token = "one-long-verification-token",
                team_id = team,
                api_app_id = app,
                @event = inner,
                type = "event_callback",
                event_id = id,
                event_time = at.ToUnixTimeSeconds(),
                authorizations = _noOrigin,
            }
        );

    /// <summary>Brings an event, and expects that it is taken.</summary>
    /// <param name="at">When it happened, when that is not just now.</param>
    public async Task HappensAsync(
        object inner,
        string? id = null,
        string team = "T0001",
        string app = "A0001",
        DateTimeOffset? at = null
    )
    {
        var json = Event(inner, id ?? $"Ev{Next():0000}", team, app, at ?? Host.Time.GetUtcNow());
        (await Delivery.EventAsync(json, TestContext.Current.CancellationToken)).ShouldBe([
            System.Net.HttpStatusCode.OK,
        ]);
    }

    public async ValueTask DisposeAsync()
    {
        _delivery?.Dispose();
        await Host.DisposeAsync();
        await Slack.DisposeAsync();
        Slack.Warnings.ShouldBeEmpty();
    }
}

/// <summary>Somebody in Slack.</summary>
internal sealed class SlackPerson(Slacking slacking)
{
    public string User { get; init; } = "U0001";

    public string Channel { get; init; } = "C0001";

    public string Team { get; init; } = "T0001";

    private SlackWorkspace Workspace => slacking.Slack.Workspaces[Team];

    /// <summary>Types a slash command and waits for its answer, however it comes.</summary>
    public async Task<SlackSeen> CommandAsync(string typed, string? trigger = null)
    {
        var body = await PostCommandAsync(typed, trigger);
        return body.Length > 0
            ? new SlackSeen((JsonObject)JsonNode.Parse(body)!)
            : new SlackSeen(await slacking.Slack.Responses.NextAsync(TestContext.Current.CancellationToken));
    }

    /// <returns>The body of the response.</returns>
    public async Task<string> PostCommandAsync(string typed, string? trigger = null)
    {
        using var response = await slacking.Delivery.PostAsync(
            "/slack/commands",
            Form(typed, trigger),
            "application/x-www-form-urlencoded",
            TestContext.Current.CancellationToken
        );
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public string Form(string typed, string? trigger = null)
    {
        var parts = typed.Split(' ', 2);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["token"] = "gIkuvaNzQIHg97ATvDxqgjtO",
            ["team_id"] = Team,
            ["channel_id"] = Channel,
            ["channel_name"] = Channel[0] == 'D' ? "directmessage" : "general",
            ["user_id"] = User,
            ["command"] = parts[0],
            ["text"] = parts.Length > 1 ? parts[1] : "",
            ["api_app_id"] = "A0001",
            ["response_url"] = slacking.Slack.Url + slacking.Slack.Responses.Create(),
            ["trigger_id"] = trigger ?? $"{slacking.Next()}.1.t",
        };
        return string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
    }

    /// <summary>Mentions the bot and waits for the post that answers.</summary>
    public async Task<SlackSeen> MentionAsync(string text, string? thread = null)
    {
        var before = Workspace.Posts.Count;
        await slacking.HappensAsync(Mention(text, thread));
        return await SeesAsync(before);
    }

    /// <summary>What Slack sends of a mention; what is written has to stand in the channel to be answered in its thread.</summary>
    public object Mention(string text, string? thread = null)
    {
        var written = Workspace.Post(Channel, new() { ["text"] = text }, slacking.Host.Time.GetUtcNow(), User);
        return new
        {
            type = "app_mention",
            user = User,
            text = $"<@{Workspace.BotUserId}> {text}",
            ts = written.Ts,
            thread_ts = thread,
            channel = Channel,
            event_ts = written.Ts,
        };
    }

    /// <summary>Writes to the bot directly and waits for the post that answers.</summary>
    public async Task<SlackSeen> WriteAsync(string text)
    {
        var before = Workspace.Posts.Count;
        await slacking.HappensAsync(
            new
            {
                type = "message",
                channel_type = "im",
                user = User,
                text,
                ts = "1772366400.000100",
                channel = Workspace.DirectOf(User),
            }
        );
        return await SeesAsync(before);
    }

    /// <summary>Presses a button with this data and waits for what is answered to its address.</summary>
    public async Task<SlackSeen> PressAsync(string value, string? message = null, bool isEphemeral = false)
    {
        await PostPressAsync(value, message, isEphemeral);
        return new SlackSeen(await slacking.Slack.Responses.NextAsync(TestContext.Current.CancellationToken));
    }

    public async Task PostPressAsync(
        string value,
        string? message = null,
        bool isEphemeral = false,
        string? responseUrl = null
    )
    {
        var payload = JsonSerializer.Serialize(
            new
            {
                type = "block_actions",
                user = new { id = User, team_id = Team },
                api_app_id = "A0001",
                container = new
                {
                    type = "message",
                    message_ts = message ?? "1.1",
                    channel_id = Channel,
                    is_ephemeral = isEphemeral,
                },
                trigger_id = $"{slacking.Next()}.1.b",
                team = new { id = Team },
                channel = new { id = Channel, name = "general" },
                response_url = responseUrl ?? slacking.Slack.Url + slacking.Slack.Responses.Create(),
                actions = new[]
                {
                    new
                    {
                        action_id = "a1",
                        block_id = "b1",
                        type = "button",
                        value,
                    },
                },
            }
        );
        using var response = await slacking.Delivery.PostAsync(
            "/slack/interactivity",
            "payload=" + Uri.EscapeDataString(payload),
            "application/x-www-form-urlencoded",
            TestContext.Current.CancellationToken
        );
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    /// <summary>The first post of the bot after so many.</summary>
    public async Task<SlackSeen> SeesAsync(int after)
    {
        SlackPost? Answer() => Workspace.Posts.Skip(after).FirstOrDefault(post => post.IsApps);
        await slacking.UntilAsync(() => Answer() is not null, "Nothing was posted to Slack.");
        return new SlackSeen(Answer()!.Arguments);
    }
}

/// <summary>A message or an answer as Slack was given it.</summary>
internal sealed class SlackSeen(JsonObject body)
{
    private static readonly JsonSerializerOptions _asWritten = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>All of it, as it was sent.</summary>
    public string Json => body.ToJsonString(_asWritten);

    public string? Channel => (string?)body["channel"];

    public string? Thread => (string?)body["thread_ts"];

    public bool IsPublic => (string?)body["response_type"] == "in_channel";

    public bool ReplacesOriginal => (bool?)body["replace_original"] == true;
}
