namespace DigestBot.Testing.Proofs;

/// <summary>One service with its healthy conversations, and perhaps bad ones.</summary>
internal sealed class HostileSide : IAsyncDisposable
{
    private const int Tenants = 20;

    private readonly Dictionary<string, IReadOnlyList<Place>> _bad = new(StringComparer.Ordinal);
    private readonly List<Occurrence> _arranged = [];
    private readonly List<(string Conversation, DateTimeOffset Due)> _dues = [];
    private readonly List<Place> _places = [];
    private readonly ChannelLimits _limits = new();

    private HostileSide(World world) => World = world;

    public World World { get; }

    public IReadOnlyList<Place> Healthy { get; private set; } = [];

    public static async Task<HostileSide> CreateAsync(HostilePlan plan, IReadOnlyList<BadChannel> bad)
    {
        var side = new HostileSide(await World.CreateAsync(sections: plan.Waves + 5, plan.Program));
        var healthy = await side.World.AddReceiverAsync("healthy");
        side.Healthy = Place.Many(healthy, "healthy", plan.Healthy, Tenants);
        side._places.AddRange(side.Healthy);
        foreach (var (index, channel) in bad.Index())
            side.Add(channel, channel.Shared ? healthy : await side.World.AddReceiverAsync($"bad{index}"), index, plan);
        var tenants = side._places.ToDictionary(place => place.Id, place => place.Tenant, StringComparer.Ordinal);
        foreach (var receiver in side.World.Receivers)
            receiver.Throttle = (side._limits, id => tenants[id]);
        await side.World.SubscribeAsync(side._places, plan.Waves);
        return side;
    }

    /// <summary>Every conversation has one digest due at each of these instants, one schedule of its own each.</summary>
    public async Task ArrangeAsync(IReadOnlyList<DateTimeOffset> waves)
    {
        var subscriptions = await World.Ledger.SubscriptionsAsync(DateTimeOffset.UnixEpoch);
        foreach (var conversation in subscriptions)
        foreach (var (id, due) in conversation.Zip(waves))
        {
            _arranged.Add(new Occurrence(id, due.ToUnixTimeMilliseconds()));
            _dues.Add((conversation.Key, due));
        }
        await World.Ledger.ArrangeAsync(_arranged);
    }

    public int HealthyPosts => World.Receivers[0].Posts.Count(post => post.Conversation.Contains("healthy-", StringComparison.Ordinal));

    public async Task<SideReport> ReportAsync()
    {
        var rows = await World.Ledger.RowsAsync();
        var healthy = Healthy.Select(place => place.Id).ToHashSet(StringComparer.Ordinal);
        var posts = World.Posts.Where(post => healthy.Contains(post.Conversation)).ToList();
        var own = rows.Where(row => healthy.Contains(row.Conversation)).Select(row => row.Occurrence).ToHashSet();
        var account = Account.Of([.. _arranged.Where(own.Contains)], rows, posts, new Dictionary<long, int>());
        return new SideReport(account, Lateness(posts), Bad(rows), _limits.Violations, [.. World.Receivers.SelectMany(one => one.Violations)]);
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();

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
