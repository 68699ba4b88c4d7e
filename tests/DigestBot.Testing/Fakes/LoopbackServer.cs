using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigestBot.Testing;

/// <summary>A real web server on a free loopback port, for the time of a test.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LoopbackServer(WebApplication app) => _app = app;

    /// <summary>Such as <c>http://localhost:41234</c>, without a trailing slash.</summary>
    public string Url => $"{new Uri(_app.Urls.Single()).Scheme}://localhost:{new Uri(_app.Urls.Single()).Port}";

    public static async Task<LoopbackServer> StartAsync(RequestDelegate handle, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(
                IPAddress.Loopback,
                0,
                listen =>
                {
                    if (certificate is not null)
                        listen.UseHttps(certificate);
                }
            )
        );
        var app = builder.Build();
        app.UseWebSockets();
        app.Run(handle);
        await app.StartAsync();
        return new(app);
    }

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }
}
