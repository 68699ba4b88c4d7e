using System.Globalization;
using Dapper;
using DigestBot.Articles;
using DigestBot.BotFramework;
using DigestBot.Storage;
using DigestBot.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace DigestBot.Tests.Hosting;

/// <summary>The whole service on a loopback port, with a clock of the test and a folder of its own that outlives restarts.</summary>
internal sealed class BotHost : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("digestbot-").FullName;
    private readonly Dictionary<string, string> _settings;
    private readonly Action<WebApplicationBuilder>? _configure;
    private WebApplication? _app;

    private BotHost(
        DateTimeOffset now,
        IReadOnlyDictionary<string, string>? settings,
        Action<WebApplicationBuilder>? configure
    )
    {
        Time = new FakeTimeProvider(now);
        _configure = configure;
        Directory.CreateDirectory(Articles);
        _settings = new(StringComparer.OrdinalIgnoreCase)
        {
            ["environment"] = "Development",
            ["Urls"] = "http://127.0.0.1:0",
            ["ConnectionStrings:DigestBot"] = $"Data Source={Path.Combine(_folder, "digestbot.db")}",
            ["Articles:Paths:0"] = Articles,
            ["Logging:LogLevel:Default"] = "Warning",
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
            _settings[key] = value;
    }

    /// <summary>The clock of a test stands still, and so would a reply that waits for the channel's limit; a test of that limit sets this.</summary>
    public const string KeepReplyLimits = "Tests:KeepReplyLimits";

    public static DateTimeOffset Monday { get; } = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    public FakeTimeProvider Time { get; }

    public string Folder => _folder;

    public string Articles => Path.Combine(_folder, "articles");

    public LogLines Log { get; } = new();

    public HttpClient Http { get; private set; } = new();

    public IServiceProvider Services => _app!.Services;

    public static async Task<BotHost> StartAsync(
        DateTimeOffset? now = null,
        IReadOnlyDictionary<string, string>? settings = null,
        Action<WebApplicationBuilder>? configure = null,
        params IEnumerable<string> articles
    )
    {
        var host = new BotHost(now ?? Monday, settings, configure);
        foreach (var (index, article) in articles.Index())
            host.Write($"article-{index}.md", article);
        await host.StartAsync();
        return host;
    }

    public void Write(string name, string article) => File.WriteAllText(Path.Combine(Articles, name), article);

    /// <summary>Puts an article where the running service reads it, and waits until it was read.</summary>
    public Task PublishAsync(string name, string article)
    {
        var library = Services.GetRequiredService<Library>();
        var before = library.Current;
        Write(name, article);
        return Eventually.TrueAsync(
            () =>
            {
                Time.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult(library.Current != before);
            },
            () => $"{name} was not read.\n{Log}"
        );
    }

    /// <summary>Looks at the articles once, as the service does every few seconds.</summary>
    public Task ScanAsync() => Services.GetRequiredService<ArticleIntake>().ScanAsync(CancellationToken.None);

    /// <summary>Changes a setting for the next start.</summary>
    public void Set(string key, string value) => _settings[key] = value;

    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    public async Task StopAsync()
    {
        if (_app is null)
            return;
        await _app.StopAsync();
        await _app.DisposeAsync();
        _app = null;
    }

    public async Task StartAsync()
    {
        _app = Service.Build(
            [.. _settings.Select(setting => $"--{setting.Key}={setting.Value}")],
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(Time);
                builder.Logging.AddProvider(Log);
                if (builder.Configuration[KeepReplyLimits] is null)
                    builder.Services.AddSingleton<ReplyGate>((_, _) => ValueTask.CompletedTask);
                _configure?.Invoke(builder);
            }
        );
        await Service.PrepareAsync(_app);
        await _app.StartAsync();
        var address = _app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        Http = new HttpClient { BaseAddress = new Uri(address) };
    }

    /// <summary>Moves the clock and waits until everything that fell due was claimed and tried.</summary>
    public async Task AdvanceAsync(TimeSpan time)
    {
        Time.Advance(time);
        await SettleAsync();
    }

    public Task AdvanceToAsync(DateTimeOffset instant) => AdvanceAsync(instant - Time.GetUtcNow());

    /// <summary>Lets the time pass in steps in which nothing is found too late.</summary>
    public async Task WalkToAsync(DateTimeOffset instant)
    {
        while (instant - Time.GetUtcNow() is var left && left > TimeSpan.Zero)
            await AdvanceAsync(left < TimeSpan.FromHours(4) ? left : TimeSpan.FromHours(4));
    }

    /// <summary>Waits until nothing is due any more; the clock goes on a second at a time for the scheduler to tick.</summary>
    public Task SettleAsync() =>
        Eventually.TrueAsync(
            async () =>
            {
                var busy = await CountAsync(
                    $"""
                    SELECT (SELECT count(*) FROM subscriptions WHERE next_due <= {Now})
                        + (SELECT count(*) FROM deliveries WHERE next_attempt <= {Now} OR state = 'sending')
                    """
                );
                if (busy > 0)
                    Time.Advance(TimeSpan.FromMilliseconds(100));
                return busy == 0;
            },
            () => $"Digests are still due.\n{Log}"
        );

    /// <summary>Another program holds the database: nothing can be written until it lets go.</summary>
    public async Task<IAsyncDisposable> HoldAsync()
    {
        var connection = new SqliteConnection(_settings["ConnectionStrings:DigestBot"] + ";Pooling=False");
        await connection.OpenAsync();
        await connection.ExecuteAsync("BEGIN IMMEDIATE");
        return connection;
    }

    public async Task<long> CountAsync(string sql) => (await QueryAsync<long>(sql)).Single();

    /// <summary>Reads the ledger as an operator with a database tool would.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
    {
        await using var connection = await Services.GetRequiredService<Database>().OpenAsync(CancellationToken.None);
        return (await connection.QueryAsync<T>(sql)).AsList();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Http.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private string Now =>
        Services
            .GetRequiredService<TimeProvider>()
            .GetUtcNow()
            .ToUnixTimeMilliseconds()
            .ToString(CultureInfo.InvariantCulture);
}
