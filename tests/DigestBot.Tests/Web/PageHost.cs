using System.Net;
using DigestBot.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigestBot.Tests.Web;

/// <summary>The chat page alone on a real port, with no bot behind it.</summary>
internal sealed class PageHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PageHost(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public HttpClient Client => new() { BaseAddress = Address };

    /// <param name="caller">The address the caller seems to have; by default its real one.</param>
    public static async Task<PageHost> StartAsync(
        string? environment = null,
        string? folder = null,
        IPAddress? caller = null
    )
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { EnvironmentName = environment ?? Environments.Development }
        );
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Use((context, next) => SeemToComeFrom(caller, context, next));
        app.MapLocalChat(folder);
        app.MapLoopbackOnly(local => local.MapPost("/local", () => "done"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Task SeemToComeFrom(IPAddress? caller, HttpContext context, RequestDelegate next)
    {
        context.Connection.RemoteIpAddress = caller ?? context.Connection.RemoteIpAddress;
        return next(context);
    }
}
