using System.Globalization;

namespace DigestBot.Testing.Proofs;

public sealed record StopPlan(int Stops, int Conversations, int Seed, double Seconds = 2.5, string? Program = null);

/// <param name="Busy">Stops that came while digests were due or on their way.</param>
/// <param name="ExitCodes">Other than 0.</param>
public sealed record StopReport(
    Account Account,
    int Stops,
    int Busy,
    IReadOnlyList<int> ExitCodes,
    TimeSpan Longest,
    IReadOnlyList<string> Violations
)
{
    public bool Holds =>
        Account is { Holds: true, Doubles: 0, Marked: 0 } && ExitCodes.Count == 0 && Violations.Count == 0;

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Stops} stops ({Busy} under load), the longest took {Longest.TotalSeconds:0.0} s, {ExitCodes.Count} exit codes other than 0\n{Account}\n{Violations.Count} calls that break the protocol"
        );
}

/// <summary>Stops the service with SIGTERM at random moments while it serves conversations.</summary>
public static class StopProof
{
    public static async Task<StopReport> RunAsync(StopPlan plan)
    {
        await using var world = await World.CreateAsync(sections: plan.Stops + 10, plan.Program);
        var receiver = await world.AddReceiverAsync("receiver");
        receiver.Latency = TimeSpan.FromMilliseconds(400);
        await world.SubscribeAsync(Place.Many(receiver, "chat", plan.Conversations, tenants: 25));
        var random = new Random(plan.Seed);
        var course = new Course(world, random);
        var ends = new List<(int ExitCode, TimeSpan Took)>();
        var busy = 0;
        for (var stop = 0; stop < plan.Stops; stop++)
        {
            await course.ArrangeAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(plan.Seconds / 2));
            await using var service = world.Start();
            await service.Ready;
            await Task.Delay(TimeSpan.FromSeconds(plan.Seconds) * random.NextDouble());
            busy += await world.Ledger.OpenAsync(TimeProvider.System.GetUtcNow()) > 0 ? 1 : 0;
            ends.Add(await service.TerminateAsync());
        }
        await course.FinishAsync();
        return new StopReport(
            await course.AccountAsync(new Dictionary<long, int>()),
            plan.Stops,
            busy,
            [.. ends.Select(end => end.ExitCode).Where(code => code != 0)],
            ends.Max(end => end.Took),
            [.. receiver.Violations]
        );
    }
}
