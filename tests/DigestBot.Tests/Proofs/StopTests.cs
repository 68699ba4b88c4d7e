using DigestBot.Testing.Proofs;

namespace DigestBot.Tests.Proofs;

public sealed class StopTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Asked_to_stop_under_load_the_service_finishes_what_is_on_its_way_and_ends_well()
    {
        var report = await StopProof.RunAsync(new StopPlan(Stops: 3, Conversations: 60, Seed: 20_261_123));

        output.WriteLine(report.ToString());
        report.Holds.ShouldBeTrue(report.ToString());
        report.Busy.ShouldBeGreaterThan(0);
    }
}
