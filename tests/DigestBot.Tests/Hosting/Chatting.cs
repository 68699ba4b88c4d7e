using DigestBot.Testing;
using Microsoft.AspNetCore.Builder;

namespace DigestBot.Tests.Hosting;

/// <summary>The service, the Connector it answers through, and Ann who talks to it.</summary>
internal sealed class Chatting : IAsyncDisposable
{
    private Chatting(BotHost host, FakeConnector connector)
    {
        (Host, Connector) = (host, connector);
        Connector.RefusesUnknownThreads = true;
        Ann = new Person(host, connector);
    }

    public BotHost Host { get; }

    public FakeConnector Connector { get; }

    public Person Ann { get; }

    public static async Task<Chatting> StartAsync(params IEnumerable<string> articles) =>
        await StartAsync(null, null, articles);

    public static async Task<Chatting> StartAsync(
        DateTimeOffset? now,
        IReadOnlyDictionary<string, string>? settings,
        params IEnumerable<string> articles
    ) => new(await BotHost.StartAsync(now, settings, null, articles), await FakeConnector.StartAsync());

    public static async Task<Chatting> StartAsync(
        Action<WebApplicationBuilder> configure,
        params IEnumerable<string> articles
    ) => new(await BotHost.StartAsync(null, null, configure, articles), await FakeConnector.StartAsync());

    public Person In(string conversation, string? group = null, string zone = "Europe/London") =>
        new(Host, Connector, conversation) { Group = group, Zone = zone };

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Connector.DisposeAsync();
        Connector.Violations.ShouldBeEmpty();
    }
}
