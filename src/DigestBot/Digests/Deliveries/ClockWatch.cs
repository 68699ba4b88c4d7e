using System.Data.Common;
using DigestBot.Storage;
using Quartz;

namespace DigestBot.Digests.Deliveries;

/// <summary>
/// Notices when the machine's clock is set back. What waits for an instant would wait for as long once more: tries that are planned and
/// the scheduler's next tick are moved with the clock. Due instants of schedules stay: they are local times.
/// </summary>
internal sealed class ClockWatch(
    Database database,
    ISchedulerFactory schedulers,
    DeliveryPump pump,
    TimeProvider time,
    ILogger<ClockWatch> log
) : BackgroundService
{
    private static readonly TimeSpan _every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _jump = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_every, time);
        var (wall, since) = (time.GetUtcNow(), time.GetTimestamp());
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var back = wall + time.GetElapsedTime(since) - time.GetUtcNow();
                if (back > _jump)
                    await FollowAsync(back, stoppingToken);
                (wall, since) = (time.GetUtcNow(), time.GetTimestamp());
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { }
    }

    private async Task FollowAsync(TimeSpan back, CancellationToken cancellation)
    {
        log.ClockSetBack(back);
        try
        {
            await database.ExecuteAsync(
                "UPDATE deliveries SET next_attempt = next_attempt - @back WHERE next_attempt IS NOT NULL",
                new { back = (long)back.TotalMilliseconds },
                cancellation
            );
            await RestartTriggersAsync(cancellation);
            pump.Wake();
        }
        catch (Exception fault) when (fault is DbException or SchedulerException)
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
            if (await scheduler.GetTrigger(key, cancellation) is ISimpleTrigger trigger)
                await scheduler.RescheduleJob(
                    key,
                    trigger.GetTriggerBuilder().StartAt(time.GetUtcNow()).Build(),
                    cancellation
                );
    }
}
