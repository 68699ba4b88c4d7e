namespace DigestBot.Testing.Proofs;

/// <summary>A conversation that is served: where it is, and whose.</summary>
/// <param name="Kind"><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</param>
public sealed record Place(string Id, string Tenant, string Kind, Receiver Receiver)
{
    /// <summary>So many conversations at one receiver, every fifth a team's channel, spread over tenants.</summary>
    public static IReadOnlyList<Place> Many(Receiver receiver, string name, int count, int tenants) =>
        [
            .. Enumerable
                .Range(1, count)
                .Select(n => new Place(
                    n % 5 == 0 ? $"19:{name}-{n}@thread.tacv2" : $"a:{name}-{n}",
                    $"tenant-{n % tenants}",
                    n % 5 == 0 ? "channel" : "personal",
                    receiver
                )),
        ];
}
