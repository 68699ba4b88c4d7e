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

    /// <summary>One wave beside channels that never answer, and how many of their conversations still wait when the healthy ones are served.</summary>
    public static async Task<(SideReport Report, int Hanging)> IsolateAsync(
        HostilePlan plan,
        IReadOnlyList<BadChannel> bad
    )
    {
        await using var side = await HostileSide.CreateAsync(plan, bad);
        side.World.Settings["BotFramework__TimeoutSeconds"] = "300";
        await side.ArrangeAsync(Waves(plan, TimeProvider.System.GetUtcNow().AddSeconds(1)));
        await using var service = side.World.Start();
        await service.Ready;
        await UntilServedAsync(side);
        var hanging = (await side.World.Ledger.RowsAsync()).Count(row => row.State == "sending");
        await Patience.UntilAsync(
            async () =>
                (await side.World.Ledger.RowsAsync()).All(row =>
                    row.State == "sent" || !HostileSide.IsHealthy(row.Conversation)
                ),
            TimeSpan.FromMinutes(1),
            () => service.Log
        );
        await service.KillAsync();
        return (await side.ReportAsync(), hanging);
    }

    private static List<DateTimeOffset> Waves(HostilePlan plan, DateTimeOffset first) =>
        [.. Enumerable.Range(0, plan.Waves).Select(n => first + n * TimeSpan.FromSeconds(plan.Seconds))];

    private static Task UntilServedAsync(HostileSide side) =>
        Patience.UntilAsync(
            () => Task.FromResult(side.HealthyPosts >= side.HealthyDue),
            TimeSpan.FromMinutes(3),
            () => $"{side.HealthyPosts} of {side.HealthyDue} healthy posts came."
        );
}
