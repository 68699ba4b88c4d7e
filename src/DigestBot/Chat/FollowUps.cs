using System.Collections.Concurrent;

namespace DigestBot.Chat;

/// <summary>What is left to do for somebody who already has an answer. It ends before the process does.</summary>
internal sealed class FollowUps(ILogger<FollowUps> log) : IHostedService
{
    private readonly ConcurrentDictionary<Task, byte> _running = [];

    public void Start(Func<Task> work)
    {
        var running = Task.Run(() => RunAsync(work));
        _running.TryAdd(running, 0);
        _ = running.ContinueWith(
            ended => _running.TryRemove(ended, out _),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) =>
        Task.WhenAny(Task.WhenAll(_running.Keys), Task.Delay(Timeout.Infinite, cancellationToken));

    private async Task RunAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception fault)
        {
            log.FollowUpBroke(fault);
        }
    }
}
