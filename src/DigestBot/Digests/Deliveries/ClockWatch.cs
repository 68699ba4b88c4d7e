using System.Data.Common;
using Quartz;

namespace DigestBot.Digests.Deliveries;

/// <summary>
/// Notices when the machine's clock is set back, also when that happened while the service was not running. What waits for an instant would
/// wait for as long once more: what was written is put right, and the scheduler's next tick moves with the clock.
/// </summary>
internal sealed class ClockWatch(
    ClockCorrection correction,
    ISchedulerFactory schedulers,
    DeliveryPump pump,
    TimeProvider time,
    ILogger<ClockWatch> log
) : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _jump = TimeSpan.FromSeconds(5);

    private long _steadySince = time.GetTimestamp();

    /// <summary>For how long the clock has gone on evenly, as far as this process has seen.</summary>
    public TimeSpan Steady => time.GetElapsedTime(Interlocked.Read(ref _steadySince));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_every, time);
        var (wall, since) = (time.GetUtcNow(), time.GetTimestamp());
        try
        {
            if (await AheadAsync(stoppingToken) is { } ahead && ahead > _jump)
                await FollowAsync(ahead, stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var back = wall + time.GetElapsedTime(since) - time.GetUtcNow();
                if (back.Duration() > _jump)
                    Interlocked.Exchange(ref _steadySince, time.GetTimestamp());
                if (back > _jump)
                    await FollowAsync(back, stoppingToken);
                (wall, since) = (time.GetUtcNow(), time.GetTimestamp());
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    private async Task<TimeSpan?> AheadAsync(CancellationToken cancellation)
    {
        try
        {
            return await correction.AheadAsync(cancellation);
        }
        catch (DbException fault)
        {
            log.PumpBroke(fault);
            return null;
        }
    }

    private async Task FollowAsync(TimeSpan back, CancellationToken cancellation)
    {
        log.ClockSetBack(back);
        try
        {
            await correction.ApplyAsync(back, cancellation);
            await RestartTriggersAsync(cancellation);
            pump.Wake();
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            log.PumpBroke(fault);
        }
    }

    /// <summary>The scheduler keeps instants of the wall clock as well.</summary>
    private async Task RestartTriggersAsync(CancellationToken cancellation)
    {
        var scheduler = await schedulers.GetScheduler(cancellation);
        var triggers = await scheduler.GetTriggerKeys(GroupMatcher<TriggerKey>.AnyGroup(), cancellation);
        foreach (var key in triggers)
            if (await scheduler.GetTrigger(key, cancellation) is { } trigger)
                await scheduler.RescheduleJob(
                    key,
                    trigger.GetTriggerBuilder().StartAt(time.GetUtcNow()).Build(),
                    cancellation
                );
    }
}
