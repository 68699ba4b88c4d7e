using System.Globalization;

namespace DigestBot.Testing.Proofs;

/// <param name="Healthy">Healthy conversations.</param>
/// <param name="BadEach">Conversations of each bad channel.</param>
/// <param name="Waves">How often everything is due at one instant.</param>
/// <param name="Seconds">Between two waves of the same service.</param>
/// <param name="Crowded">Whether there are also a tenant with a crowd of conversations, and conversations with many digests due at once.</param>
public sealed record HostilePlan(
    int Healthy,
    int BadEach,
    int Waves,
    double Seconds,
    bool Crowded = false,
    string? Program = null
);

/// <summary>What the ledger says of one bad channel's conversations.</summary>
public sealed record BadOutcome(string Channel, string States, int Marked, long Attempts);

/// <param name="Account">Of the healthy conversations, a crowd included.</param>
/// <param name="Late">By how much each healthy digest was late at its receiver, in order; a crowd, which has to wait, is left out.</param>
/// <param name="OverLimit">How often each of the channel's limits was gone over, in all conversations.</param>
public sealed record SideReport(
    Account Account,
    IReadOnlyList<TimeSpan> Late,
    IReadOnlyList<BadOutcome> Bad,
    IReadOnlyDictionary<string, int> OverLimit,
    IReadOnlyList<string> Violations
)
{
    public bool Holds =>
        Account is { Holds: true, Doubles: 0, Marked: 0 } && OverLimit.Count == 0 && Violations.Count == 0;

    public TimeSpan Percentile(double part) =>
        Late.Count == 0 ? TimeSpan.MaxValue : Late[Math.Min(Late.Count - 1, (int)(part * Late.Count))];

    public override string ToString() =>
        string.Join(
            '\n',
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"healthy: p50 {Percentile(0.5).TotalMilliseconds:0} ms, p99 {Percentile(0.99).TotalMilliseconds:0} ms late; {Account}"
                ),
                $"limits gone over: {(OverLimit.Count == 0 ? "none" : string.Join(", ", OverLimit.Select(one => $"{one.Key} {one.Value} times")))}; {Violations.Count} calls that break the protocol",
                .. Bad.Select(bad =>
                    $"  {bad.Channel, -22} {bad.States}; {bad.Marked} marked, {bad.Attempts} attempts"
                ),
            ]
        );
}

public sealed record HostileReport(SideReport Without, SideReport With)
{
    private const double Allowed = 2;

    /// <summary>How much later the healthy conversations' p99 is beside bad ones.</summary>
    public double Ratio => With.Percentile(0.99) / Without.Percentile(0.99);

    public bool Holds => Without.Holds && With.Holds && Ratio <= Allowed;

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"without bad channels\n{Without}\nwith bad channels\n{With}\np99 of the healthy ones with and without: {Ratio:0.00} times"
        );
}
