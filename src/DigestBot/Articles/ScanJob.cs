using Quartz;

namespace DigestBot.Articles;

/// <summary>Looks for changed articles every few seconds.</summary>
[DisallowConcurrentExecution]
internal sealed class ScanJob(ArticleIntake intake) : IJob
{
    public static JobKey Key { get; } = new("scan-articles");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await intake.ScanAsync(cancellationToken);
}
