using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DigestBot.Testing;
using DigestBot.Tests.Hosting;

namespace DigestBot.Tests.Operations;

/// <summary>The real service in a folder of its own, with the Connector it posts to and conversations in it.</summary>
internal sealed class Watched : IAsyncDisposable
{
    private readonly IReadOnlyDictionary<string, string> _environment;

    private Watched(IReadOnlyDictionary<string, string> environment, FakeConnector connector)
    {
        (_environment, Connector) = (environment, connector);
        for (var index = 0; index < 3; index++)
            File.WriteAllText(
                Path.Combine(Home.Folder, "articles", $"more-{index}.md"),
                SomeArticle.WithSections($"Article {(char)('A' + index)}", 4)
            );
    }

    public Home Home { get; } = new();

    public FakeConnector Connector { get; }

    public RunningService Service { get; private set; } = null!;

    public static async Task<Watched> StartAsync(IReadOnlyDictionary<string, string>? environment = null)
    {
        var watched = new Watched(environment ?? new Dictionary<string, string>(), await FakeConnector.StartAsync());
        await watched.StartServiceAsync();
        return watched;
    }

    public async Task StartServiceAsync() => Service = await RunningService.StartAsync(Home, _environment);

    /// <summary>Somebody writes, and waits until the bot has answered.</summary>
    public async Task SayAsync(string conversation, string text)
    {
        var before = Connector.Received.Count;
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = $"{conversation}-{before}-{text.Length}",
            ["text"] = text,
            ["channelId"] = "msteams",
            ["serviceUrl"] = Connector.ServiceUrl,
            ["from"] = new JsonObject { ["id"] = "29:ann", ["name"] = "Ann" },
            ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "DigestBot" },
            ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = "personal" },
        };
        using var response = await Service.Http.PostAsJsonAsync("/api/messages", activity);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, Service.ToString());
    }

    /// <summary>Lets every schedule fall due now.</summary>
    public void FallDue() =>
        HomeDatabase.Execute(
            Home,
            "UPDATE subscriptions SET created_at = 0, next_due = (CAST(strftime('%s', 'now') AS INTEGER) - 1) * 1000 WHERE ended_at IS NULL AND paused_at IS NULL"
        );

    /// <summary>Waits until the ledger has so many deliveries in a state.</summary>
    public Task HasAsync(int count, string state) =>
        Eventually.TrueAsync(
            () =>
                Task.FromResult(
                    HomeDatabase.Count(Home, $"SELECT count(*) FROM deliveries WHERE state = '{state}'") == count
                ),
            () => $"There are not {count} {state}.\n{Service}"
        );

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Connector.DisposeAsync();
        Home.Dispose();
    }
}
