using Quartz;

namespace DigestBot.Digests.Deliveries;

/// <summary>On every whole second, as schedules are due then: claims what is due, and wakes the pump for it and for retries whose time has come.</summary>
[DisallowConcurrentExecution]
internal sealed class DigestJob(Occurrences occurrences, DeliveryQueue queue, DeliveryPump pump, SchedulerPulse pulse)
    : IJob
{
    public static JobKey Key { get; } = new("claim-due-digests");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var claimed = await occurrences.ClaimAsync(cancellationToken);
        if (claimed > 0 || await queue.IsAnyDueAsync(cancellationToken))
            pump.Wake();
        pulse.Beat();
    }
}
