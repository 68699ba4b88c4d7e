using DigestBot.Testing.Proofs;

namespace DigestBot.Tests.Proofs;

public sealed class KillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Killed_at_random_moments_the_service_loses_nothing_and_marks_what_it_may_have_doubled()
    {
        var report = await KillProof.RunAsync(
            new KillPlan(Kills: 6, Conversations: 60, Seed: 20_261_123, Share: 0.9, Seconds: 1, Milliseconds: 600),
            output.WriteLine
        );

        output.WriteLine(report.ToString());
        report.Holds.ShouldBeTrue(report.ToString());
        report.Account.Arranged.ShouldBeGreaterThan(100);
        report.Interrupted.ShouldBeGreaterThan(0);
    }
}
