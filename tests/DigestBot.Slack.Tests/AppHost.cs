using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigestBot.Slack.Tests;

/// <summary>An app on a real port: this library, and a handler given by the test.</summary>
internal sealed class AppHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<SlackInbound> _seen;
    private readonly Channel<SlackInbound> _next;
    private readonly TimeProvider _time;

    private AppHost(
        WebApplication app,
        ConcurrentQueue<SlackInbound> seen,
        Channel<SlackInbound> next,
        TimeProvider time
    )
    {
        (_app, _seen, _next, _time) = (app, seen, next, time);
        Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(Url),
        };
    }

    public string Url { get; }
    public HttpClient Client { get; }
    public IServiceProvider Services => _app.Services;

    /// <summary>What reached the app.</summary>
    public IReadOnlyCollection<SlackInbound> Seen => _seen;

    public SlackWebClient Web => Services.GetRequiredService<SlackWeb>().For(Some.Team);

    public static Dictionary<string, string?> Settings(params (string Key, string? Value)[] more)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Slack:SigningSecret"] = Some.Secret,
        };
        foreach (var (key, value) in more)
            settings["Slack:" + key] = value;
        return settings;
    }

    public static async Task<AppHost> StartAsync(
        TimeProvider time,
        IReadOnlyDictionary<string, string?>? settings = null,
        SlackHandler? handler = null,
        Action<IServiceCollection>? services = null
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = "Production" });
        var seen = new ConcurrentQueue<SlackInbound>();
        var next = Channel.CreateUnbounded<SlackInbound>();
        builder.Configuration.AddInMemoryCollection(settings ?? Settings());
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting().AddSingleton(time);
        builder.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        services?.Invoke(builder.Services);
        builder.Services.AddSlack(builder.Configuration);
        builder.Services.AddSingleton<SlackHandler>(
            async (inbound, cancellation) =>
            {
                seen.Enqueue(inbound);
                next.Writer.TryWrite(inbound);
                return handler is null ? null : await handler(inbound, cancellation);
            }
        );
        var app = builder.Build();
        app.UseRouting();
        app.MapSlack();
        await app.StartAsync();
        return new(app, seen, next, time);
    }

    /// <summary>The next thing that reached the app and that nobody has asked for yet; waits for it.</summary>
    public ValueTask<SlackInbound> NextAsync() => _next.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> PostAsync(
        string path,
        string json,
        TimeSpan age = default,
        string? secret = null
    ) => SendAsync(Signed(path, Encoding.UTF8.GetBytes(json), "application/json", age, secret));

    public Task<HttpResponseMessage> PostEventAsync(object inner, string id = "Ev0001") =>
        PostAsync("/slack/events", Some.Event(inner, id));

    public Task<HttpResponseMessage> PostFormAsync(string path, string form) =>
        SendAsync(Signed(path, Encoding.UTF8.GetBytes(form), "application/x-www-form-urlencoded"));

    public Task<HttpResponseMessage> PostCommandAsync(Dictionary<string, string>? fields = null) =>
        PostFormAsync("/slack/commands", Form(fields ?? Some.Command()));

    public Task<HttpResponseMessage> PostInteractionAsync(object payload) =>
        PostFormAsync("/slack/interactivity", "payload=" + Uri.EscapeDataString(JsonSerializer.Serialize(payload)));

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) =>
        Client.SendAsync(request, TestContext.Current.CancellationToken);

    public HttpRequestMessage Signed(
        string path,
        byte[] body,
        string type,
        TimeSpan age = default,
        string? secret = null
    )
    {
        var at = (_time.GetUtcNow() - age).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Headers.Add("X-Slack-Request-Timestamp", at);
        request.Headers.Add("X-Slack-Signature", Signature(secret ?? Some.Secret, at, body));
        return request;
    }

    /// <summary>By the description in Slack's documentation, not by our code.</summary>
    public static string Signature(string secret, string at, byte[] body) =>
        "v0="
        + Convert.ToHexStringLower(
            HMACSHA256.HashData(
                Encoding.UTF8.GetBytes(secret),
                (byte[])[.. Encoding.UTF8.GetBytes($"v0:{at}:"), .. body]
            )
        );

    public static string Form(Dictionary<string, string> fields) =>
        string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
