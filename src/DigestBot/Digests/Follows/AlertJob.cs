using Quartz;

namespace DigestBot.Digests.Follows;

/// <summary>Every few seconds: looks whether something came up about what conversations follow.</summary>
[DisallowConcurrentExecution]
internal sealed class AlertJob(Alerts alerts) : IJob
{
    public static JobKey Key { get; } = new("raise-alerts");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await alerts.NoticeAsync(cancellationToken);
        await alerts.RaiseAsync(cancellationToken);
    }
}
