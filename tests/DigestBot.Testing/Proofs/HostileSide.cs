namespace DigestBot.Testing.Proofs;

/// <summary>One service with its healthy conversations, and perhaps bad ones.</summary>
internal sealed class HostileSide : IAsyncDisposable
{
    private const int Tenants = 20;
    private const int Crowd = 150;
    private const int Busy = 5;
    private const int BusySchedules = 10;

    private readonly Dictionary<string, IReadOnlyList<Place>> _bad = new(StringComparer.Ordinal);
    private readonly List<Occurrence> _arranged = [];
    private readonly List<(string Conversation, DateTimeOffset Due)> _dues = [];
    private readonly List<Place> _places = [];
    private readonly ChannelLimits _limits = new();

    private HostileSide(World world) => World = world;

    public World World { get; }

    public IReadOnlyList<Place> Healthy { get; private set; } = [];

    /// <summary>Many conversations of one tenant, and a few with many digests at one instant: the channel's limits hold them up.</summary>
    public IReadOnlyList<Place> Crowded { get; private set; } = [];

    public int HealthyDue => _dues.Count(due => IsHealthy(due.Conversation));

    public int HealthyPosts => World.Receivers[0].Posts.Count(post => IsHealthy(post.Conversation));

    public static async Task<HostileSide> CreateAsync(HostilePlan plan, IReadOnlyList<BadChannel> bad)
    {
        var side = new HostileSide(await World.CreateAsync(plan.Waves + BusySchedules, plan.Program));
        var healthy = await side.World.AddReceiverAsync("healthy");
        side.Healthy = Place.Many(healthy, "healthy", plan.Healthy, Tenants);
        side.Crowded = plan.Crowded ? MakeCrowd(healthy) : [];
        side._places.AddRange([.. side.Healthy, .. side.Crowded]);
        foreach (var (index, channel) in bad.Index())
            side.Add(channel, channel.Shared ? healthy : await side.World.AddReceiverAsync($"bad{index}"), index, plan);
        var tenants = side._places.ToDictionary(place => place.Id, place => place.Tenant, StringComparer.Ordinal);
        foreach (var receiver in side.World.Receivers)
            receiver.Throttle = (side._limits, id => tenants[id]);
        await side.World.SubscribeAsync([.. side._places.Where(place => !IsBusy(place.Id))], plan.Waves);
        await side.World.SubscribeAsync([.. side._places.Where(place => IsBusy(place.Id))], BusySchedules);
        return side;
    }

    /// <summary>Every conversation has one digest due at each of these instants, one schedule of its own each; a busy one all at almost the first.</summary>
    public async Task ArrangeAsync(IReadOnlyList<DateTimeOffset> waves)
    {
        var subscriptions = await World.Ledger.SubscriptionsAsync(DateTimeOffset.UnixEpoch);
        foreach (var conversation in subscriptions)
        foreach (var (id, due) in conversation.Zip(IsBusy(conversation.Key) ? AlmostAt(waves[0]) : waves))
        {
            _arranged.Add(new Occurrence(id, due.ToUnixTimeMilliseconds()));
            _dues.Add((conversation.Key, due));
        }
        await World.Ledger.ArrangeAsync(_arranged);
    }

    public async Task<SideReport> ReportAsync()
    {
        var rows = await World.Ledger.RowsAsync();
        var posts = World.Posts.Where(post => IsHealthy(post.Conversation)).ToList();
        var own = rows.Where(row => IsHealthy(row.Conversation)).Select(row => row.Occurrence).ToHashSet();
        var account = Account.Of([.. _arranged.Where(own.Contains)], rows, posts, new Dictionary<long, int>());
        return new SideReport(
            account,
            Lateness([.. posts.Where(post => Healthy.Any(place => place.Id == post.Conversation))]),
            Bad(rows),
            _limits.Violations,
            [.. World.Receivers.SelectMany(one => one.Violations)]
        );
    }

    public static bool IsHealthy(string conversation) => !conversation.Contains("bad", StringComparison.Ordinal);

    public ValueTask DisposeAsync() => World.DisposeAsync();

    /// <summary>Schedules of one conversation that fall on the very same instant would be one.</summary>
    private static IEnumerable<DateTimeOffset> AlmostAt(DateTimeOffset instant) =>
        Enumerable.Range(0, BusySchedules).Select(number => instant.AddMilliseconds(number));

    private static bool IsBusy(string conversation) => conversation.Contains("busy", StringComparison.Ordinal);

    private static IReadOnlyList<Place> MakeCrowd(Receiver receiver) =>
        [
            .. Place.Many(receiver, "crowd", Crowd, tenants: 1).Select(place => place with { Tenant = "crowded" }),
            .. Place
                .Many(receiver, "busy", Busy, tenants: Busy)
                .Select(place => place with { Tenant = $"busy-{place.Tenant}" }),
        ];

    private void Add(BadChannel channel, Receiver receiver, int index, HostilePlan plan)
    {
        var places = Place.Many(receiver, $"bad{index}", plan.BadEach, Tenants);
        var ids = places.Select(place => place.Id).ToHashSet(StringComparer.Ordinal);
        var otherwise = receiver.Fault;
        receiver.Fault = id => ids.Contains(id) ? channel.Meet() : otherwise(id);
        _bad[channel.Name] = places;
        _places.AddRange(places);
    }

    /// <summary>The posts of a conversation are matched with its due instants in order.</summary>
    private IReadOnlyList<TimeSpan> Lateness(IReadOnlyList<Post> posts)
    {
        var dues = _dues.ToLookup(one => one.Conversation, one => one.Due, StringComparer.Ordinal);
        return
        [
            .. posts
                .GroupBy(post => post.Conversation, StringComparer.Ordinal)
                .SelectMany(of => of.OrderBy(post => post.At).Zip(dues[of.Key].Order(), (post, due) => post.At - due))
                .Order(),
        ];
    }

    private List<BadOutcome> Bad(IReadOnlyList<LedgerRow> rows)
    {
        var of = rows.ToLookup(row => row.Conversation, StringComparer.Ordinal);
        return
        [
            .. _bad.Select(bad =>
            {
                var own = bad.Value.SelectMany(place => of[place.Id]).ToList();
                var states = own.CountBy(row => row.State).OrderBy(state => state.Key, StringComparer.Ordinal);
                return new BadOutcome(
                    bad.Key,
                    string.Join(", ", states.Select(state => $"{state.Value} {state.Key}")),
                    own.Count(row => row.PossibleDuplicate != 0),
                    own.Sum(row => row.Attempts)
                );
            }),
        ];
    }
}
