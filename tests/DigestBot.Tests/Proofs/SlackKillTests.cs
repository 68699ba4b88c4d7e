using DigestBot.Testing.Proofs;

namespace DigestBot.Tests.Proofs;

public sealed class SlackKillTests(ITestOutputHelper output)
{
    [Fact]
    public async Task In_Slack_killed_at_random_moments_it_loses_nothing_and_repeats_nothing()
    {
        var report = await KillProof.RunAsync(
            new KillPlan(Kills: 4, Conversations: 20, Seed: 20_261_125, Share: 0.6, Seconds: 1.5, OnSlack: true),
            output.WriteLine
        );

        output.WriteLine(report.ToString());
        report.Holds.ShouldBeTrue(report.ToString());
        report.Account.Doubles.ShouldBe(0);
        report.Account.Arranged.ShouldBeGreaterThan(10);
        report.Unheard.ShouldBeGreaterThan(0);
    }
}
