using DigestBot.Testing;
using DigestBot.Testing.Proofs;

namespace DigestBot.Tests.Proofs;

public sealed class DiskTests(ITestOutputHelper output)
{
    [Fact]
    public async Task While_the_disk_is_full_the_service_stays_up_and_afterwards_nothing_is_missing_or_doubled()
    {
        var report = await DiskProof.RunAsync(new DiskPlan(Conversations: 60, Seed: 20_261_123, FullSeconds: 3));
        Assert.SkipWhen(report is null && !RealParts.Required, "A program may not have a disk of its own here.");

        output.WriteLine(report!.ToString());
        report.Holds.ShouldBeTrue(report.ToString());
    }
}
