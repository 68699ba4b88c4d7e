using DigestBot.BotFramework;
using DigestBot.Channels;
using DigestBot.Channels.Slack;
using DigestBot.Digests.Content;
using DigestBot.Digests.Schedules;
using DigestBot.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests.Hosting;

/// <summary>The service and the Slack it posts to, both on the clock of the test.</summary>
internal sealed class Slacking : IAsyncDisposable
{
    public const string Team = "T0001";
    public const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";

    private Slacking(BotHost host, FakeSlack slack) => (Host, Slack) = (host, slack);

    public BotHost Host { get; }

    public FakeSlack Slack { get; }

    /// <summary>What stands in the channels, oldest first.</summary>
    public IReadOnlyList<SlackPost> Posts => Slack.One.Posts;

    public static async Task<Slacking> StartAsync(
        IReadOnlyDictionary<string, string>? settings = null,
        Action<WebApplicationBuilder>? configure = null,
        params IEnumerable<string> articles
    )
    {
        var time = new HostTime();
        var slack = await FakeSlack.StartAsync(time);
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
        return new Slacking(host, slack);
    }

    public static Task<Slacking> StartAsync(params IEnumerable<string> articles) => StartAsync(null, null, articles);

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
    public async Task<Conversation> SubscribeAsync(string channel, string time, DigestMode? mode = null)
    {
        var conversation = await JoinAsync(channel);
        await Service<SubscriptionStore>()
            .AddAsync(
                conversation.Id,
                ScheduleParser.Parse($"daily {time} UTC", TimeZoneInfo.Utc).Schedule!,
                mode ?? DigestMode.New,
                TestContext.Current.CancellationToken
            );
        return conversation;
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
