using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigestBot.Testing.Proofs;

namespace DigestBot.Tests.Proofs;

public sealed class SecretTests(ITestOutputHelper output)
{
    private const string OperatorKey = "0perator-Key-of-this-Run-77";

    private static readonly string[] _asked =
    [
        "/help",
        "/topics",
        "/digest",
        "/search harbour",
        "/section 1",
        "/schedule",
        "/nonsense",
    ];

    [Fact]
    public async Task A_day_logged_to_the_last_detail_shows_no_secret()
    {
        await using var world = await World.CreateAsync(sections: 20);
        var receiver = await world.AddReceiverAsync("receiver");
        var places = Place.Many(receiver, "chat", 6, tenants: 2);
        await world.SubscribeAsync(places);
        await world.Ledger.ArrangeAsync(await DueSoonAsync(world));
        LogEverything(world);
        await using var service = world.Start();
        using var http = new HttpClient { BaseAddress = await service.Ready };
        var secrets = new List<string> { World.Secret, OperatorKey, Signature(world.Token(receiver.ServiceUrl)) };

        foreach (var asked in _asked)
            (await world.SayAsync(http, places[0], asked)).ShouldBe(HttpStatusCode.OK);
        secrets.AddRange(await KnockAsync(http, world));
        secrets.AddRange(await TalkDirectLineAsync(http));
        world.Login.RevokeAll();
        await world.SayAsync(http, places[1], "/about");
        (world.Login.Secret, var right) = ("another", world.Login.Secret);
        world.Login.RevokeAll();
        await world.SayAsync(http, places[2], "/about");
        world.Login.Secret = right;
        await Eventually(() => receiver.Posts.Count >= places.Count, service);
        (await service.TerminateAsync()).ExitCode.ShouldBe(0);
        secrets.AddRange(world.Login.Tokens);

        output.WriteLine($"{service.Lines.Count} lines, {secrets.Count} secrets");
        service.Lines.Count.ShouldBeGreaterThan(300);
        service
            .Lines.Where(line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task A_password_in_the_connection_string_is_not_repeated_when_the_database_cannot_be_opened()
    {
        const string password = "hunter2-of-the-Database";
        await using var world = await World.CreateAsync(sections: 1);
        LogEverything(world);
        world.Settings["ConnectionStrings__DigestBot"] =
            $"Data Source={world.InFolder("digestbot.db")};Password={password}";

        await using var service = world.Start();
        var fault = await Should.ThrowAsync<InvalidOperationException>(() => service.Ready);

        fault.Message.ShouldContain("DigestBot cannot start");
        service.Log.ShouldNotContain(password);
    }

    private static void LogEverything(World world)
    {
        world.Settings["DOTNET_ENVIRONMENT"] = world.Settings["ASPNETCORE_ENVIRONMENT"] = "Development";
        world.Settings["Operator__Key"] = OperatorKey;
        foreach (var category in new[] { "Default", "Microsoft", "Quartz", "System.Net.Http" })
            world.Settings[$"Logging__LogLevel__{category}"] = "Trace";
    }

    private static async Task<IEnumerable<Occurrence>> DueSoonAsync(World world)
    {
        var due = TimeProvider.System.GetUtcNow().AddSeconds(2).ToUnixTimeMilliseconds();
        var subscriptions = await world.Ledger.SubscriptionsAsync(DateTimeOffset.UnixEpoch);
        return subscriptions.SelectMany(ids => ids).Select(id => new Occurrence(id, due));
    }

    /// <summary>Strangers and operators at the doors, with tokens and keys that are wrong in several ways.</summary>
    private static async Task<IReadOnlyList<string>> KnockAsync(HttpClient http, World world)
    {
        var token = world.Issuer.ChannelToken(World.AppId, "https://elsewhere.example/");
        token.Claims["exp"] = world.Issuer.Seconds(TimeSpan.FromDays(-1));
        string[] keys =
        [
            token.Sign(),
            "not-A-token-At-all-5",
            "eyJhbGciOiJub25lIn0.bm90LWEtdG9rZW4.c2lnbmF0dXJl",
            OperatorKey,
        ];
        foreach (var key in keys)
        {
            await CallAsync(http, HttpMethod.Post, "/api/messages", key, new JsonObject { ["type"] = "message" });
            foreach (var address in new[] { "/deliveries", "/metrics", "/health/ready" })
                await CallAsync(http, HttpMethod.Get, address, key, null);
        }
        return [Signature(keys[0]), .. keys[1..]];
    }

    private static async Task<IReadOnlyList<string>> TalkDirectLineAsync(HttpClient http)
    {
        var generated = await CallAsync(http, HttpMethod.Post, "/v3/directline/tokens/generate", null, []);
        var first = generated.GetProperty("token").GetString()!;
        var started = await CallAsync(http, HttpMethod.Post, "/v3/directline/conversations", first, []);
        var (id, token) = (
            started.GetProperty("conversationId").GetString(),
            started.GetProperty("token").GetString()!
        );
        var said = new JsonObject
        {
            ["type"] = "message",
            ["text"] = "/topic quad",
            ["from"] = new JsonObject { ["id"] = "ann" },
        };
        await CallAsync(http, HttpMethod.Post, $"/v3/directline/conversations/{id}/activities", token, said);
        await CallAsync(http, HttpMethod.Get, $"/v3/directline/conversations/{id}/activities", token, null);
        var stream = new Uri(started.GetProperty("streamUrl").GetString()!);
        using (await http.GetAsync(stream.PathAndQuery)) { }
        var refreshed = await CallAsync(http, HttpMethod.Post, "/v3/directline/tokens/refresh", token, []);
        return [first, token, refreshed.GetProperty("token").GetString()!, stream.Query.Split('=')[^1]];
    }

    private static async Task<JsonElement> CallAsync(
        HttpClient http,
        HttpMethod method,
        string address,
        string? key,
        JsonObject? body
    )
    {
        using var request = new HttpRequestMessage(method, address);
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return text.StartsWith('{') ? JsonElement.Parse(text) : default;
    }

    /// <summary>The part of a token that makes it worth anything.</summary>
    private static string Signature(string token) => token.Split('.')[^1];

    private static Task Eventually(Func<bool> condition, ServiceProcess service) =>
        Hosting.Eventually.TrueAsync(() => Task.FromResult(condition()), () => service.Log);
}
