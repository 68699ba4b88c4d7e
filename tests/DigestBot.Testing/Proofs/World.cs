using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace DigestBot.Testing.Proofs;

/// <summary>Everything around the service in production: its folder and database, who signs what it is told, who logs it in, and the receivers.</summary>
public sealed class World : IAsyncDisposable
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string Secret = "pw~0fThe-Registration.8Q";

    private readonly List<Receiver> _receivers = [];
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private int _said;

    private World(FakeIssuer issuer, FakeLogin login, string program) =>
        (Issuer, Login, Program, Ledger) = (
            issuer,
            login,
            program,
            new LedgerFile(Path.Combine(Folder, "digestbot.db"))
        );

    public string Program { get; }

    public FakeIssuer Issuer { get; }

    public FakeLogin Login { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("digestbot-proof-").FullName;

    public LedgerFile Ledger { get; set; }

    public IReadOnlyList<Receiver> Receivers => _receivers;

    /// <summary>What the receivers took.</summary>
    public IReadOnlyList<Post> Posts => [.. _receivers.SelectMany(receiver => receiver.Posts)];

    /// <summary>How long the service last took to be ready for its conversations to subscribe.</summary>
    public TimeSpan StartUp { get; private set; }

    /// <summary>Environment variables beside those every run has.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs the service in its own place, such as a disk of its own.</summary>
    public IReadOnlyList<string> Wrapper { get; set; } = [];

    /// <param name="sections">How many digests of one section there is content for, in every conversation.</param>
    /// <param name="program">The service's DLL; null for the one beside the running program.</param>
    public static async Task<World> CreateAsync(int sections, string? program = null)
    {
        var issuer = await FakeIssuer.StartAsync(TimeProvider.System, isSecure: true);
        var login = await FakeLogin.StartAsync(AppId, Secret);
        var world = new World(
            issuer,
            login,
            Path.GetFullPath(program ?? Path.Combine(AppContext.BaseDirectory, "DigestBot.dll"))
        );
        Directory.CreateDirectory(Path.Combine(world.Folder, "articles"));
        await File.WriteAllTextAsync(world.InFolder("articles", "bulletins.md"), Bulletins.Article(sections));
        await File.WriteAllTextAsync(world.InFolder("authority.pem"), TestAuthority.Pem);
        return world;
    }

    public async Task<Receiver> AddReceiverAsync(string name)
    {
        var receiver = await Receiver.StartAsync(name, Login, TimeProvider.System);
        _receivers.Add(receiver);
        return receiver;
    }

    public ServiceProcess Start() => ServiceProcess.Start(Program, Folder, Environment(), Wrapper);

    /// <summary>Somebody in a conversation mentions the bot.</summary>
    /// <param name="id">The activity's id, for one that the channel sends again; null for a new one.</param>
    public async Task<HttpStatusCode> SayAsync(HttpClient http, Place place, string text, string? id = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = JsonContent.Create(Activity(place, text, id ?? $"said-{Interlocked.Increment(ref _said)}")),
        };
        request.Headers.Authorization = new("Bearer", Token(place.Receiver.ServiceUrl));
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>Subscribes every conversation to so many daily digests, the first in about half a day.</summary>
    public async Task SubscribeAsync(IReadOnlyList<Place> places, int schedules = 1)
    {
        var clock = Stopwatch.StartNew();
        await using var service = Start();
        using var http = new HttpClient { BaseAddress = await service.Ready };
        StartUp = clock.Elapsed;
        var first = TimeProvider.System.GetUtcNow().AddHours(12);
        await Parallel.ForEachAsync(
            places,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (place, _) =>
            {
                for (var n = 0; n < schedules; n++)
                    await SubscribeAsync(http, place, first.AddMinutes(n));
            }
        );
        if (await service.TerminateAsync() is not { ExitCode: 0 })
            throw new InvalidOperationException($"The service did not end well.\n{service.Log}");
    }

    public string InFolder(params string[] parts) => Path.Combine([Folder, .. parts]);

    /// <summary>A token as the Connector sends it from a service URL; it outlives jumps of the clock.</summary>
    public string Token(string serviceUrl)
    {
        lock (_tokens)
        {
            if (_tokens.TryGetValue(serviceUrl, out var known))
                return known;
            var token = Issuer.ChannelToken(AppId, serviceUrl);
            token.Claims["nbf"] = Issuer.Seconds(TimeSpan.FromHours(-6));
            token.Claims["exp"] = Issuer.Seconds(TimeSpan.FromHours(6));
            return _tokens[serviceUrl] = token.Sign();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var receiver in _receivers)
            await receiver.DisposeAsync();
        await Login.DisposeAsync();
        await Issuer.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task SubscribeAsync(HttpClient http, Place place, DateTimeOffset at)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"/subscribe daily {at:HH:mm} UTC");
        if (await SayAsync(http, place, text) is var status and not HttpStatusCode.OK)
            throw new InvalidOperationException($"{text} in {place.Id}: {status}");
    }

    private Dictionary<string, string> Environment()
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["SSL_CERT_FILE"] = InFolder("authority.pem"),
            ["Urls"] = "http://127.0.0.1:0",
            ["ConnectionStrings__DigestBot"] = $"Data Source={InFolder("digestbot.db")}",
            ["Articles__Paths__0"] = InFolder("articles"),
            ["Digests__SectionsPerDigest"] = "1",
            ["Digests__ChannelSchedules"] = "everyone",
            ["Logging__LogLevel__Default"] = "Warning",
            ["MicrosoftAppType"] = "MultiTenant",
            ["MicrosoftAppId"] = AppId,
            ["MicrosoftAppPassword"] = Secret,
            ["ToBotFromChannelOpenIdMetadataUrl"] = Issuer.MetadataUrl,
            ["ToBotFromEmulatorOpenIdMetadataUrl"] = Issuer.MetadataUrl,
            ["ToChannelFromBotLoginUrl"] = Login.Url,
            ["ValidateAuthority"] = "false",
        };
        foreach (var (key, value) in Settings)
            environment[key] = value;
        return environment;
    }

    private static JsonObject Activity(Place place, string text, string id) =>
        new()
        {
            ["type"] = "message",
            ["id"] = id,
            ["channelId"] = "msteams",
            ["serviceUrl"] = place.Receiver.ServiceUrl,
            ["text"] = $"<at>DigestBot</at> {text}",
            ["entities"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "mention",
                    ["text"] = "<at>DigestBot</at>",
                    ["mentioned"] = new JsonObject { ["id"] = "28:bot", ["name"] = "DigestBot" },
                }
            ),
            ["from"] = new JsonObject { ["id"] = "29:ann", ["name"] = "Ann" },
            ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "DigestBot" },
            ["localTimezone"] = "UTC",
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = place.Tenant } },
            ["conversation"] = new JsonObject
            {
                ["id"] = place.Id,
                ["conversationType"] = place.Kind,
                ["isGroup"] = place.Kind != "personal",
                ["tenantId"] = place.Tenant,
            },
        };
}
