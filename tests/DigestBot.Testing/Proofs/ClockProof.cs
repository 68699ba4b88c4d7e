using System.Globalization;

namespace DigestBot.Testing.Proofs;

/// <param name="Seconds">How long the service is given after each jump.</param>
public sealed record ClockPlan(int Conversations, int Seed, double Seconds, string? Program = null);

/// <param name="Latest">By how much the latest digest was late in each part, by the service's own clock; null when none came.</param>
public sealed record ClockReport(
    Account Account,
    IReadOnlyList<(string Part, int Due, int Came, TimeSpan? Late)> Latest,
    IReadOnlyList<string> Violations
)
{
    public bool Holds =>
        Account is { Holds: true, Doubles: 0, Marked: 0 }
        && Latest.All(part => part.Due == part.Came)
        && Violations.Count == 0;

    public override string ToString() =>
        string.Join(
            '\n',
            [
                .. Latest.Select(one =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{one.Part}: {one.Came} of {one.Due} came, the latest {one.Late?.TotalSeconds:0.0} s late"
                    )
                ),
                Account.ToString(),
                $"{Violations.Count} calls that break the protocol",
            ]
        );
}

/// <summary>Moves the wall clock of the running service an hour forward, back, another hour back and forward again, and counts.</summary>
public sealed class ClockProof
{
    private static readonly TimeSpan _hour = TimeSpan.FromHours(1);
    private readonly World _world;
    private readonly Receiver _receiver;
    private readonly FakeTimeLibrary _clock;
    private readonly Random _random;
    private readonly TimeSpan _part;
    private readonly HashSet<Occurrence> _arranged = [];
    private readonly List<(string, int, int, TimeSpan?)> _latest = [];

    private ClockProof(World world, Receiver receiver, FakeTimeLibrary clock, ClockPlan plan)
    {
        (_world, _receiver, _clock, _random) = (world, receiver, clock, new Random(plan.Seed));
        _part = TimeSpan.FromSeconds(plan.Seconds);
    }

    /// <returns>Null where libfaketime is not installed.</returns>
    public static async Task<ClockReport?> RunAsync(ClockPlan plan)
    {
        if (FakeTimeLibrary.Path is not { } library)
            return null;
        await using var world = await World.CreateAsync(sections: 20, plan.Program);
        var receiver = await world.AddReceiverAsync("receiver");
        await world.SubscribeAsync(Place.Many(receiver, "chat", plan.Conversations, tenants: 25));
        var clock = new FakeTimeLibrary(library, world.InFolder("offset"));
        clock.Jump(TimeSpan.Zero);
        clock.AddTo(world.Settings);
        return await new ClockProof(world, receiver, clock, plan).RunAsync();
    }

    private async Task<ClockReport> RunAsync()
    {
        var start = TimeProvider.System.GetUtcNow().AddSeconds(5);
        var subscriptions = await _world.Ledger.SubscriptionsAsync(start);
        var all = subscriptions.Chunk(Math.Max(1, subscriptions.Count / 3)).ToList();
        var now = await ArrangeAsync(all[0], start, _part);
        var hour = await ArrangeAsync(all[1], start + _part + TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(50));
        var then = await ArrangeAsync([.. all.Skip(2).SelectMany(rest => rest)], start + _hour + _part, _part / 2);
        await using var service = _world.Start();
        using var http = new HttpClient { BaseAddress = await service.Ready };
        await SeeAsync("as it is", now);
        await Task.Delay(Positive(start + _part - TimeProvider.System.GetUtcNow()));
        _clock.Jump(_hour);
        await SeeAsync("an hour forward, due in the hour that was skipped", hour);
        var stubborn = then.Take(then.Count / 3).ToDictionary(StringComparer.Ordinal);
        _receiver.Fault = id => stubborn.ContainsKey(id) ? new ConnectorFault.Refuse(503) : null;
        await SeeAsync("an hour forward, due after it", then.Except(stubborn).ToDictionary(StringComparer.Ordinal));
        _clock.Jump(TimeSpan.Zero);
        _receiver.Fault = _ => null;
        await SeeAsync("back again, tried in vain before", stubborn, _hour);
        await SeeNewcomersAsync(http, "back again", TimeSpan.Zero);
        await SeeNewcomersAsync(http, "an hour back", -_hour);
        await SeeNewcomersAsync(http, "forward again", TimeSpan.Zero);
        await service.TerminateAsync();
        var account = Account.Of(_arranged, await _world.Ledger.RowsAsync(), _world.Posts, new Dictionary<long, int>());
        return new ClockReport(account, _latest, [.. _receiver.Violations]);
    }

    /// <summary>After a jump back nothing is due that was not posted before; so somebody subscribes, and the clock goes on to the minute they asked for.</summary>
    private async Task SeeNewcomersAsync(HttpClient http, string name, TimeSpan offset)
    {
        _clock.Jump(offset);
        var places = Place.Many(_receiver, $"newcomer{_latest.Count}", 10, tenants: 5);
        var asked = _clock.Now.AddMinutes(2);
        var due = asked.AddTicks(-(asked.Ticks % TimeSpan.TicksPerMinute));
        foreach (var place in places)
            await _world.SayAsync(
                http,
                place,
                string.Create(CultureInfo.InvariantCulture, $"/subscribe daily {due:HH:mm} UTC")
            );
        var known = await _world.Ledger.SubscriptionsAsync(DateTimeOffset.UnixEpoch);
        var dues = places.ToDictionary(place => place.Id, _ => due, StringComparer.Ordinal);
        _arranged.UnionWith(
            places.SelectMany(place => known[place.Id]).Select(id => new Occurrence(id, due.ToUnixTimeMilliseconds()))
        );
        _clock.Jump(_clock.Offset + (due - _clock.Now));
        await SeeAsync(name, dues);
    }

    private async Task<Dictionary<string, DateTimeOffset>> ArrangeAsync(
        IEnumerable<IGrouping<string, long>> subscriptions,
        DateTimeOffset from,
        TimeSpan within
    )
    {
        var dues = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var next = new List<Occurrence>();
        foreach (var subscription in subscriptions)
        {
            dues[subscription.Key] = from + _random.NextDouble() * within;
            next.Add(new Occurrence(subscription.Single(), dues[subscription.Key].ToUnixTimeMilliseconds()));
        }
        await _world.Ledger.ArrangeAsync(next);
        _arranged.UnionWith(next);
        return dues;
    }

    /// <summary>Waits for digests for a while, and notes how many came and how late.</summary>
    /// <param name="dueBy">How far the clock by which they fell due is from the machine's; null for the service's present one.</param>
    private async Task SeeAsync(string name, Dictionary<string, DateTimeOffset> dues, TimeSpan? dueBy = null)
    {
        var offset = dueBy ?? _clock.Offset;
        List<Post> came = [];
        await Patience.TryUntilAsync(
            () =>
            {
                came = [.. _receiver.Posts.Where(post => dues.ContainsKey(post.Conversation))];
                return Task.FromResult(came.Count >= dues.Count);
            },
            _part * 3 + TimeSpan.FromSeconds(30)
        );
        TimeSpan? late = came.Count == 0 ? null : came.Max(post => post.At + offset - dues[post.Conversation]);
        _latest.Add(
            (name, dues.Count, came.Select(post => post.Conversation).Distinct(StringComparer.Ordinal).Count(), late)
        );
    }

    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;
}
