using DigestBot.Channels.Circuits;

namespace DigestBot.Operations.Health;

/// <summary>Whether a channel's service URL is posted to.</summary>
/// <param name="State"><c>open</c> while it is left alone, <c>half-open</c> while it is tried again.</param>
/// <param name="Failures">How many posts in a row it did not take.</param>
internal sealed record CircuitView(
    string ServiceUrl,
    string State,
    DateTimeOffset Since,
    int Failures,
    DateTimeOffset? NextProbe
)
{
    public static IReadOnlyList<CircuitView> Of(ServiceUrlCircuits circuits) =>
        [
            .. circuits
                .Snapshot()
                .Select(one => new CircuitView(
                    one.ServiceUrl,
                    one.State switch
                    {
                        CircuitState.Closed => "closed",
                        CircuitState.Open => "open",
                        _ => "half-open",
                    },
                    one.Since,
                    one.ConsecutiveFailures,
                    one.NextProbe
                )),
        ];
}

/// <summary>Reads the circuits at this moment; those that are closed may be left out.</summary>
internal delegate IReadOnlyList<CircuitView> CircuitReader();
