using DigestBot.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Slack.Tests;

/// <summary>An app and the Slack it belongs to, by one clock.</summary>
internal sealed class SlackApp : IAsyncDisposable
{
    private SlackApp(FakeSlack slack, AppHost host, WatchedTime time) => (Slack, Host, Time) = (slack, host, time);

    public FakeSlack Slack { get; }
    public AppHost Host { get; }
    public WatchedTime Time { get; }
    public SlackWebClient Web => Host.Web;

    public static async Task<SlackApp> StartAsync(
        SlackHandler? handler = null,
        Action<IServiceCollection>? services = null,
        params (string Key, string? Value)[] settings
    )
    {
        var time = new WatchedTime();
        var slack = await FakeSlack.StartAsync(time);
        (string, string?)[] all = [("ApiUrl", slack.ApiUrl), ("BotToken", Some.BotToken), .. settings];
        return new(slack, await AppHost.StartAsync(time, AppHost.Settings(all), handler, services), time);
    }

    /// <summary>A new address for answers.</summary>
    public Uri ResponseUrl() => new(Slack.Url + Slack.Responses.Create());

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Slack.DisposeAsync();
    }
}
