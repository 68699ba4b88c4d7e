using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigestBot.Slack;

/// <summary>Says at start which of Slack's doors are open.</summary>
internal sealed class StartCheck(SlackSettings settings, ILogger<StartCheck> logger) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (settings.SigningSecret is null && settings.AppToken is null && settings.BotToken is not null)
            Log.NothingHeard(logger);
        else if (settings.SigningSecret is null)
            Log.NoEndpoints(logger);
        if (settings is { IsHearing: true, BotToken: null, CanInstall: false })
            Log.NothingToSayWith(logger);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
