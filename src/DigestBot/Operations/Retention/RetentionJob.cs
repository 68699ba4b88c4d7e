using Quartz;

namespace DigestBot.Operations.Retention;

/// <summary>Every night.</summary>
[DisallowConcurrentExecution]
internal sealed class RetentionJob(Expiry expiry) : IJob
{
    public static JobKey Key { get; } = new("retention");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await expiry.RunAsync(cancellationToken);
}
