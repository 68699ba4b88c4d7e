using DigestBot.Testing.Proofs;

namespace DigestBot.Tests.Proofs;

public sealed class HostileTests(ITestOutputHelper output)
{
    private const int Each = 8;

    private static readonly IReadOnlyList<BadChannel> _bad =
    [
        .. BadChannel.All.Where(bad =>
            bad.Name is "hangs" or "resets" or "garbage" or "500" or "403" or "hangs beside healthy"
        ),
    ];

    [Fact]
    public async Task Channels_that_hang_refuse_and_lie_keep_nobody_else_waiting()
    {
        var plan = new HostilePlan(Healthy: 40, BadEach: Each, Waves: 1, Seconds: 1);

        var report = await HostileProof.IsolateAsync(plan, _bad, IsSettled);

        output.WriteLine(report.ToString());
        report.Holds.ShouldBeTrue(report.ToString());
        IsSettled(report).ShouldBeTrue(report.ToString());
    }

    private static bool IsSettled(SideReport report)
    {
        var bad = report.Bad.ToDictionary(one => one.Channel, StringComparer.Ordinal);
        return bad["garbage"].States == $"{Each} sent"
            && bad["403"].States == $"{Each} failed"
            && bad["resets"].Marked > 0
            && bad["500"].States.Contains("retrying", StringComparison.Ordinal)
            && bad["hangs"].States.Contains("sending", StringComparison.Ordinal)
            && bad["hangs beside healthy"].States.Contains("sending", StringComparison.Ordinal);
    }
}
