using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigestBot.BotFramework;

/// <summary>Refuses to start an unauthenticated bot where strangers could reach it, by the addresses really listened on.</summary>
internal sealed class StartCheck(BotFrameworkSettings settings, IServer server, ILogger<StartCheck> logger)
    : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!settings.HasIdentity && !settings.IsClosed)
            Log.NoIdentity(logger);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var open =
            settings.HasIdentity || settings.IsClosed
                ? []
                : Addresses().Where(address => !IsLoopback(address)).ToArray();
        return open.Length == 0
            ? Task.CompletedTask
            : throw new OptionsValidationException(
                nameof(BotFrameworkSettings),
                typeof(BotFrameworkSettings),
                [
                    $"MicrosoftAppId is not set and the server listens on {string.Join(", ", open)}: without authentication the bot "
                        + "listens on loopback only. Set MicrosoftAppId, or listen on http://localhost:3978.",
                ]
            );
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private ICollection<string> Addresses() => server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];

    private static bool IsLoopback(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url)
        && (url.IsLoopback || (IPAddress.TryParse(url.Host, out var ip) && IPAddress.IsLoopback(ip)));
}
