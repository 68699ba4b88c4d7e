namespace DigestBot.Testing.Proofs;

/// <summary>The conversations that a proof serves, and who counts what arrives there.</summary>
internal abstract class Served : IAsyncDisposable
{
    /// <summary>How many posts there are.</summary>
    public abstract int Count { get; }

    public abstract IReadOnlyList<Post> Posts { get; }

    /// <summary>What no correct client sends.</summary>
    public abstract IReadOnlyList<string> Violations { get; }

    /// <summary>Posts whose acknowledgement nobody heard, where that is counted.</summary>
    public virtual int Unheard => 0;

    /// <summary>Whether the channel can be asked what arrived, so that nothing may come twice.</summary>
    public abstract bool IsExact { get; }

    /// <summary>Subscribes so many conversations, each to one digest a day, the first in about half a day.</summary>
    public abstract Task SubscribeAsync(World world, int conversations);

    public abstract ValueTask DisposeAsync();
}

/// <summary>Teams, through a Connector.</summary>
internal sealed class ServedByTeams(TimeSpan latency) : Served
{
    private Receiver? _receiver;

    public override int Count => _receiver!.Posts.Count;

    public override IReadOnlyList<Post> Posts => [.. _receiver!.Posts];

    public override IReadOnlyList<string> Violations => [.. _receiver!.Violations];

    public override bool IsExact => false;

    public override async Task SubscribeAsync(World world, int conversations)
    {
        _receiver = await world.AddReceiverAsync("receiver");
        _receiver.Latency = latency;
        await world.SubscribeAsync(Place.Many(_receiver, "chat", conversations, tenants: 25));
    }

    /// <summary>The receiver is the world's.</summary>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
