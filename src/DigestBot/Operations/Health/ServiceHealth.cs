using System.Globalization;
using DigestBot.Articles;
using DigestBot.Channels.Circuits;
using DigestBot.Digests.Deliveries;
using DigestBot.Storage;

namespace DigestBot.Operations.Health;

/// <summary>Looks at everything the service needs to do its work.</summary>
internal sealed class ServiceHealth(
    WriteCheck write,
    Database database,
    Library library,
    DeliveryPump pump,
    SchedulerPulse pulse,
    ServiceUrlCircuits circuits,
    TimeProvider time
)
{
    private const long LittleSpace = 200 * 1024 * 1024;
    private static readonly TimeSpan _longSilence = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _longWait = TimeSpan.FromMinutes(5);

    public async Task<HealthReport> LookAsync(CancellationToken cancellation)
    {
        var writes = await write.LookAsync(cancellation);
        HealthCheck[] checks = [writes, Disk(), Articles(), Scheduler(), await SendingAsync(cancellation), Circuits()];
        return new HealthReport(checks.Max(check => check.Status), checks);
    }

    private HealthCheck Disk()
    {
        var folder = Path.GetDirectoryName(database.File);
        if (string.IsNullOrEmpty(folder))
            return new HealthCheck("disk", HealthStatus.Ready, "The database is in memory.");
        var free = new DriveInfo(folder).AvailableFreeSpace;
        var says = string.Create(
            CultureInfo.InvariantCulture,
            $"{free / 1024 / 1024} MB are free where the database is."
        );
        return new HealthCheck("disk", free < LittleSpace ? HealthStatus.Degraded : HealthStatus.Ready, says);
    }

    private HealthCheck Articles()
    {
        var count = library.Current.Articles.Count;
        return count == 0
            ? new HealthCheck(
                "articles",
                HealthStatus.Degraded,
                "No article has been read; see Articles:Paths and the log."
            )
            : new HealthCheck(
                "articles",
                HealthStatus.Ready,
                $"Articles read: {count}; sections: {library.Current.SectionCount}."
            );
    }

    private HealthCheck Scheduler()
    {
        var age = pulse.Age;
        var says = string.Create(
            CultureInfo.InvariantCulture,
            $"The last look for due digests was {age.TotalSeconds:0.0} s ago."
        );
        return new HealthCheck("scheduler", age > _longSilence ? HealthStatus.Unready : HealthStatus.Ready, says);
    }

    private async Task<HealthCheck> SendingAsync(CancellationToken cancellation)
    {
        if (pump.ExecuteTask is not { IsCompleted: false })
            return new HealthCheck("sending", HealthStatus.Unready, "Nothing is being sent: the pump does not run.");
        var now = time.GetUtcNow();
        var oldest = await database.FirstOrDefaultAsync<long?>(
            "SELECT min(next_attempt) FROM deliveries WHERE next_attempt <= @now",
            new { now = now.ToStored() },
            cancellation
        );
        if (oldest is not { } since)
            return new HealthCheck("sending", HealthStatus.Ready, "No delivery waits for its turn.");
        var waited = now - Instants.FromStored(since);
        var says = string.Create(
            CultureInfo.InvariantCulture,
            $"The oldest delivery waits for {waited.TotalSeconds:0} s."
        );
        return new HealthCheck("sending", waited > _longWait ? HealthStatus.Degraded : HealthStatus.Ready, says);
    }

    private HealthCheck Circuits()
    {
        var open = circuits.Snapshot().Where(circuit => circuit.State != CircuitState.Closed).ToList();
        if (open.Count == 0)
            return new HealthCheck("channels", HealthStatus.Ready, "Every channel is posted to.");
        var each = open.Select(circuit =>
            $"{circuit.ServiceUrl} is {circuit.State.Say()} since {circuit.Since:u} after {circuit.ConsecutiveFailures} failures"
            + (circuit.NextProbe is { } next ? $", tried again at {next:u}" : "")
        );
        return new HealthCheck("channels", HealthStatus.Degraded, $"{string.Join("; ", each)}.");
    }
}
