using DigestBot.Digests.Deliveries;
using Quartz;

namespace DigestBot.Operations.Retention;

/// <summary>Every night, unless the clock was set only just now: what a wrong clock deletes does not come back.</summary>
[DisallowConcurrentExecution]
internal sealed class RetentionJob(Expiry expiry, ClockWatch clock, ILogger<RetentionJob> log) : IJob
{
    private static readonly TimeSpan _trusted = TimeSpan.FromMinutes(30);

    public static JobKey Key { get; } = new("retention");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (clock.Steady < _trusted)
            log.RetentionPutOff(clock.Steady);
        else
            await expiry.RunAsync(cancellationToken);
    }
}
