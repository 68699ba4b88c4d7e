using System.Net.Http.Headers;
using System.Text;
using DigestBot.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigestBot.BotFramework.Tests;

/// <summary>A bot on a real port: this library, a clock that stands still, and a handler given by the test.</summary>
internal sealed class BotHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Witness _witness;

    private BotHost(WebApplication app, Witness witness)
    {
        (_app, _witness) = (app, witness);
        Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Client = new HttpClient { BaseAddress = new Uri(Url) };
    }

    public string Url { get; }
    public HttpClient Client { get; }
    public IServiceProvider Services => _app.Services;

    /// <summary>What reached the bot.</summary>
    public IReadOnlyCollection<Activity> Seen => _witness.Seen;

    public Task<Activity> SeenAsync(Func<Activity, bool> which) => _witness.SeenAsync(which);

    public ConnectorClient Connector => Services.GetRequiredService<ConnectorClient>();
    public DirectLineConversations DirectLine => Services.GetRequiredService<DirectLineConversations>();

    public static async Task<BotHost> StartAsync(
        TimeProvider time,
        IReadOnlyDictionary<string, string?>? settings = null,
        TurnHandler? bot = null,
        Action<IServiceCollection>? services = null,
        string environment = "Development",
        string address = "http://localhost:0"
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = environment });
        var witness = new Witness();
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.WebHost.UseKestrel().UseUrls(address.Replace("localhost:0", "127.0.0.1:0", StringComparison.Ordinal));
        builder.Services.AddRouting().AddSingleton(time);
        builder.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        builder.Services.AddBotFramework(builder.Configuration);
        builder.Services.AddSingleton<TurnHandler>(
            async (turn, cancellation) =>
            {
                witness.See(turn.Activity);
                if (bot is not null)
                    await bot(turn, cancellation);
            }
        );
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseRouting();
        app.MapBotFramework();
        app.MapDirectLine();
        await app.StartAsync();
        return new(app, witness);
    }

    /// <summary>Settings of a bot whose channel and tenant are the fake issuer.</summary>
    public static Dictionary<string, string?> TrustingSettings(FakeIssuer issuer, FakeLogin? login = null) =>
        new(StringComparer.Ordinal)
        {
            ["MicrosoftAppId"] = Some.AppId,
            ["MicrosoftAppPassword"] = Some.Secret,
            ["ToBotFromChannelOpenIdMetadataUrl"] = issuer.MetadataUrl,
            ["ToBotFromEmulatorOpenIdMetadataUrl"] = issuer.MetadataUrl,
            ["ToChannelFromBotLoginUrl"] = login?.Url,
            ["ValidateAuthority"] = login is null ? null : "false",
        };

    public Task<HttpResponseMessage> PostAsync(Activity activity, string? token = null) =>
        PostAsync(ActivityJson.Write(activity), token);

    public Task<HttpResponseMessage> PostAsync(string body, string? token = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
