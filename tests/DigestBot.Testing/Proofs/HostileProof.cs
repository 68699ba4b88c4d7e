namespace DigestBot.Testing.Proofs;

/// <summary>Healthy conversations beside bad ones: who is served when, what the ledger says, and whether the channel's limits are kept.</summary>
public static class HostileProof
{
    /// <summary>Two services, one with healthy conversations only, take turns with their waves.</summary>
    public static async Task<HostileReport> RunAsync(HostilePlan plan)
    {
        await using var without = await HostileSide.CreateAsync(plan, []);
        await using var with = await HostileSide.CreateAsync(plan, BadChannel.All);
        var start = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(10) + 4 * with.World.StartUp;
        var wave = TimeSpan.FromSeconds(plan.Seconds);
        await without.ArrangeAsync(Waves(plan, start));
        await with.ArrangeAsync(Waves(plan, start + wave / 2));
        await using var alone = without.World.Start();
        await using var beside = with.World.Start();
        await Task.WhenAll(alone.Ready, beside.Ready);
        if (TimeProvider.System.GetUtcNow() > start)
            throw new InvalidOperationException(
                "This machine is too busy to measure anything: the services were ready too late."
            );
        await Task.Delay(start + plan.Waves * wave - TimeProvider.System.GetUtcNow());
        await UntilServedAsync(without);
        await UntilServedAsync(with);
        await Task.WhenAll(alone.TerminateAsync(), beside.TerminateAsync());
        return new HostileReport(await without.ReportAsync(), await with.ReportAsync());
    }

    /// <summary>One wave beside bad channels, until the ledger says what is waited for; nothing that hangs is given up before.</summary>
    public static async Task<SideReport> IsolateAsync(
        HostilePlan plan,
        IReadOnlyList<BadChannel> bad,
        Func<SideReport, bool> until
    )
    {
        await using var side = await HostileSide.CreateAsync(plan, bad);
        side.World.Settings["BotFramework__TimeoutSeconds"] = "300";
        await side.ArrangeAsync(Waves(plan, TimeProvider.System.GetUtcNow().AddSeconds(1)));
        await using var service = side.World.Start();
        await service.Ready;
        await UntilServedAsync(side);
        var report = await side.ReportAsync();
        await Patience.TryUntilAsync(
            async () => until(report = await side.ReportAsync()) && report.Account.Holds,
            TimeSpan.FromMinutes(1)
        );
        return report;
    }

    /// <summary>
    /// The service looks once a second, at a moment that its start decides. The waves fall on different parts of that second, so that neither
    /// of two services is lucky in all of them.
    /// </summary>
    private static List<DateTimeOffset> Waves(HostilePlan plan, DateTimeOffset first) =>
        [
            .. Enumerable
                .Range(0, plan.Waves)
                .Select(n => first + n * TimeSpan.FromSeconds(plan.Seconds + 1.0 / plan.Waves)),
        ];

    private static Task UntilServedAsync(HostileSide side) =>
        Patience.UntilAsync(
            () => Task.FromResult(side.HealthyPosts >= side.HealthyDue),
            TimeSpan.FromMinutes(3),
            () => $"{side.HealthyPosts} of {side.HealthyDue} healthy posts came."
        );
}
