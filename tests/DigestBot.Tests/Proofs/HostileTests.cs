using DigestBot.Testing.Proofs;

namespace DigestBot.Tests.Proofs;

public sealed class HostileTests(ITestOutputHelper output)
{
    private const int Bad = 8;

    [Fact]
    public async Task Channels_that_hang_refuse_and_lie_keep_nobody_else_waiting()
    {
        var plan = new HostilePlan(Healthy: 40, BadEach: Bad, Waves: 1, Seconds: 1);

        var (report, hanging) = await HostileProof.IsolateAsync(
            plan,
            [
                BadChannel.Hangs,
                .. BadChannel.All.Where(bad =>
                    bad.Name is "resets" or "garbage" or "500" or "403" or "hangs beside healthy"
                ),
            ]
        );

        output.WriteLine(report.ToString());
        hanging.ShouldBeGreaterThan(0);
        report.Holds.ShouldBeTrue(report.ToString());
        report.Bad.ShouldContain(bad => bad.Channel == "garbage" && bad.States == $"{Bad} sent");
        report.Bad.ShouldContain(bad => bad.Channel == "403" && bad.States == $"{Bad} failed");
        report.Bad.ShouldContain(bad => bad.Channel == "resets" && bad.Marked > 0);
    }
}
