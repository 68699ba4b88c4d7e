using System.Globalization;

namespace DigestBot.Testing.Proofs;

/// <param name="Kills">How often the service is killed.</param>
/// <param name="Share">Which part of the conversations gets a new digest after each kill.</param>
/// <param name="Seconds">At most how long the service runs until it is killed, once it is ready.</param>
/// <param name="Milliseconds">A post is on its way at most so long, and its acknowledgement as long again.</param>
/// <param name="OnSlack">In Slack, not in Teams.</param>
public sealed record KillPlan(
    int Kills,
    int Conversations,
    int Seed,
    double Share = 0.4,
    double Seconds = 2.5,
    int Milliseconds = 30,
    string? Program = null,
    bool OnSlack = false
);

/// <param name="Early">Kills before the service was ready.</param>
/// <param name="Interrupted">Deliveries that were on their way at a kill.</param>
/// <param name="IsExact">Whether nothing may have come twice at all, nor be marked so.</param>
/// <param name="Unheard">Posts that arrived though their sender was killed, where that is counted: each would come twice if nobody looked.</param>
public sealed record KillReport(
    Account Account,
    int Kills,
    int Early,
    int Interrupted,
    IReadOnlyList<string> Violations,
    bool IsExact,
    int Unheard
)
{
    public bool Holds => Account.Holds && Violations.Count == 0 && (!IsExact || Account is { Doubles: 0, Marked: 0 });

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Kills} kills ({Early} before it was ready), {Interrupted} deliveries on their way at a kill{(IsExact ? $", {Unheard} of them arrived" : "")}\n{Account}\n{Violations.Count} calls that break the protocol"
        );
}

/// <summary>Kills the service at random moments while it serves conversations, lets it finish in the end, and counts.</summary>
public sealed class KillProof : IAsyncDisposable
{
    private static readonly TimeSpan _startUp = TimeSpan.FromSeconds(1);

    /// <summary>A workspace is asked for its history 50 times a minute, once for each post that may have arrived.</summary>
    private static readonly TimeSpan _lookups = TimeSpan.FromMinutes(40);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    private readonly World _world;
    private readonly Served _served;
    private readonly KillPlan _plan;
    private readonly Random _random;
    private readonly Course _course;
    private readonly TimeSpan _window;
    private readonly Dictionary<long, int> _interrupted = [];

    private KillProof(World world, Served served, KillPlan plan)
    {
        (_world, _served, _plan, _random) = (world, served, plan, new Random(plan.Seed));
        _course = plan.OnSlack ? new Course(world, _random) { Longest = _lookups } : new Course(world, _random);
        _window = TimeSpan.FromSeconds(plan.Seconds);
    }

    public static async Task<KillReport> RunAsync(KillPlan plan, Action<string> say)
    {
        var world = await World.CreateAsync(sections: plan.Kills + 10, plan.Program);
        await using var proof = new KillProof(
            world,
            plan.OnSlack
                ? await ServedBySlack.StartAsync()
                : new ServedByTeams(TimeSpan.FromMilliseconds(plan.Milliseconds)),
            plan
        );
        return await proof.RunAsync(say);
    }

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        await _served.DisposeAsync();
    }

    private async Task<KillReport> RunAsync(Action<string> say)
    {
        await _served.SubscribeAsync(_world, _plan.Conversations);
        var early = 0;
        for (var kill = 1; kill <= _plan.Kills; kill++)
        {
            await _course.ArrangeAsync(_startUp, _window, _plan.Share);
            early += await KillOnceAsync() ? 0 : 1;
            if (kill % 20 == 0)
                say(
                    $"{kill} kills, {_course.Arranged.Count} due, {_served.Count} posts, {_interrupted.Count} interrupted"
                );
        }
        await _course.FinishAsync();
        var rows = await _world.Ledger.RowsAsync();
        var account = Account.Of(_course.Arranged, rows, _served.Posts, _interrupted);
        return new KillReport(
            account,
            _plan.Kills,
            early,
            _interrupted.Count,
            _served.Violations,
            _served.IsExact,
            _served.Unheard
        );
    }

    /// <returns>Whether it had been ready.</returns>
    private async Task<bool> KillOnceAsync()
    {
        await using var service = _world.Start();
        await SomeMomentAsync(service);
        await service.KillAsync();
        foreach (var id in await _world.Ledger.OnTheirWayAsync())
            _interrupted[id] = _interrupted.GetValueOrDefault(id) + 1;
        return service.Ready.IsCompletedSuccessfully;
    }

    /// <summary>While it starts, while it becomes busy, or while posts arrive.</summary>
    private async Task SomeMomentAsync(ServiceProcess service)
    {
        var (kind, posts) = (_random.Next(8), _served.Count);
        if (kind > 0)
            await service.Ready;
        if (kind > 3)
            await Patience.TryUntilAsync(() => Task.FromResult(_served.Count > posts), _patience);
        await Task.Delay((kind == 0 ? _startUp : _window) * _random.NextDouble());
    }
}
