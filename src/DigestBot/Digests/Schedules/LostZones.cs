using Dapper;
using DigestBot.Storage;
using Quartz;

namespace DigestBot.Digests.Schedules;

/// <summary>At start and every hour: schedules whose zone the machine did not know go on once it does.</summary>
[DisallowConcurrentExecution]
internal sealed class LostZones(Database database, TimeProvider time, ILogger<LostZones> log) : IJob
{
    public static JobKey Key { get; } = new("resume-lost-zones");

    private const string Lost =
        $"SELECT {SubscriptionRow.Columns} FROM subscriptions WHERE zone_lost_at IS NOT NULL AND ended_at IS NULL";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var lost = await database.QueryAsync<SubscriptionRow>(Lost, null, cancellationToken);
        if (!lost.Any(row => row.KnownZone is not null))
            return;
        foreach (var found in await database.WriteAsync(ResumeAsync, cancellationToken))
            log.ZoneKnownAgain(found.Id.Value, found.ZoneName);
    }

    private async Task<List<Subscription>> ResumeAsync(System.Data.Common.DbTransaction transaction)
    {
        var rows = await transaction.Connection!.QueryAsync<SubscriptionRow>(Lost, null, transaction);
        var found = rows.Where(row => row.Fault is null)
            .Select(row => row.ToSubscription())
            .Where(one => one.LostZone is null)
            .ToList();
        foreach (var one in found)
            await SubscriptionStore.SaveAsync(transaction, one.Resumed(time.GetUtcNow()));
        return found;
    }
}
