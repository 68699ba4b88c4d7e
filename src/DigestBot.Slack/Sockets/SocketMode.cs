using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigestBot.Slack;

/// <summary>
/// Keeps Socket Mode's connections open: several at once, each replaced before it goes when Slack gives notice, and opened again after
/// growing pauses when it is lost. Without <c>Slack:AppToken</c> there are none.
/// </summary>
internal sealed class SocketMode(
    SlackSettings settings,
    SocketOpener opener,
    SocketIntake intake,
    TimeProvider time,
    ILogger<SocketMode> logger
) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PauseWhenOff = TimeSpan.FromMinutes(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        settings.AppToken is null
            ? Task.CompletedTask
            : Task.WhenAll(Enumerable.Range(1, settings.SocketConnections).Select(_ => KeepAsync(stoppingToken)));

    /// <summary>One place for a connection. One that is leaving is read to its end beside its successor.</summary>
    private async Task KeepAsync(CancellationToken cancellation)
    {
        var failures = 0;
        while (!cancellation.IsCancellationRequested)
        {
            var end = SocketEnd.Failed;
            var (socket, wait) = await opener.OpenAsync(cancellation);
            if (socket is not null)
            {
                var connection = new SocketConnection(socket, settings, intake, time, logger);
                _ = connection.RunAsync(cancellation);
                end = await connection.Ending;
                failures = connection.HasGreeted ? 0 : failures;
            }
            if (end == SocketEnd.Leaving || cancellation.IsCancellationRequested)
                continue;
            Log.SocketEnded(logger, end);
            var pause = Longer(wait, Pause(end, ++failures));
            await Task.Delay(pause, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Doubling, and spread so that not everybody comes back at once.</summary>
    private static TimeSpan Pause(SocketEnd end, int failures)
    {
        if (end == SocketEnd.Disabled)
            return PauseWhenOff;
        var pause = FirstPause * Math.Pow(2, Math.Min(failures - 1, 10));
        return (pause < LongestPause ? pause : LongestPause) * (0.5 + Random.Shared.NextDouble());
    }

    private static TimeSpan Longer(TimeSpan? one, TimeSpan other) => one > other ? one.Value : other;
}

/// <summary>Why a connection is not counted on any more.</summary>
internal enum SocketEnd
{
    /// <summary>It could not be opened, or was lost.</summary>
    Failed,

    /// <summary>Slack is about to close it; it still brings what was on its way.</summary>
    Leaving,

    /// <summary>Socket Mode was turned off in the app's settings.</summary>
    Disabled,
}
