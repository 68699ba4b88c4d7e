namespace DigestBot.Testing.Proofs;

/// <summary>The digests that a proof arranges, and the wait until they are through.</summary>
internal sealed class Course(World world, Random random)
{
    private readonly HashSet<Occurrence> _arranged = [];

    /// <summary>How long the end is waited for.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(5);

    public IReadOnlyCollection<Occurrence> Arranged => _arranged;

    /// <summary>A new digest for a part of the conversations that wait for none, due at random within a time. Only while no service runs.</summary>
    public async Task ArrangeAsync(TimeSpan after, TimeSpan within, double share = 1)
    {
        var now = TimeProvider.System.GetUtcNow();
        var waiting = await world.Ledger.SubscriptionsAsync(now.AddHours(6));
        var next = waiting
            .SelectMany(ids => ids)
            .Where(_ => random.NextDouble() < share)
            .Select(id => new Occurrence(id, (now + after + random.NextDouble() * within).ToUnixTimeMilliseconds()))
            .ToList();
        await world.Ledger.ArrangeAsync(next);
        _arranged.UnionWith(next);
    }

    /// <summary>Until nothing of what was arranged is due, waiting or on its way.</summary>
    public async Task DrainAsync(ServiceProcess service)
    {
        var end = DateTimeOffset.FromUnixTimeMilliseconds(_arranged.Max(one => one.Due));
        await Patience.UntilAsync(
            async () => await world.Ledger.OpenAsync(end) == 0,
            Longest,
            () => $"Digests are still due.\n{service.Log}"
        );
    }

    /// <summary>Lets the service finish what is left, and end.</summary>
    public async Task FinishAsync()
    {
        await using var service = world.Start();
        await DrainAsync(service);
        await service.TerminateAsync();
    }

    public async Task<Account> AccountAsync(IReadOnlyDictionary<long, int> interrupted) =>
        Account.Of(_arranged, await world.Ledger.RowsAsync(), world.Posts, interrupted);
}
