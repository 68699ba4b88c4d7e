using System.CommandLine;
using DigestBot.Testing.Proofs;

namespace DigestBot.Benchmarks.Proofs;

/// <summary><c>hostile</c>: healthy conversations beside channels that refuse, hang and lie.</summary>
internal static class HostileCommand
{
    public static Command Create()
    {
        var healthy = ProofOptions.Number("--healthy", "How many healthy conversations there are.", 300);
        var bad = ProofOptions.Number("--bad", "How many conversations each bad channel has.", 10);
        var waves = ProofOptions.Number("--waves", "How often everything is due at once.", 5);
        var seconds = ProofOptions.Number("--seconds", "The time between two waves.", 30);
        var service = ProofOptions.Service();
        var command = new Command("hostile", "Measures how healthy conversations fare beside bad channels.")
        {
            healthy,
            bad,
            waves,
            seconds,
            service,
        };
        command.SetAction(
            async (result, _) =>
            {
                var output = result.InvocationConfiguration.Output;
                var plan = new HostilePlan(
                    result.GetValue(healthy),
                    result.GetValue(bad),
                    result.GetValue(waves),
                    result.GetValue(seconds),
                    Crowded: true,
                    result.GetValue(service)
                );
                var report = await HostileProof.RunAsync(plan);
                return ProofOptions.Conclude(output, report, report.Holds);
            }
        );
        return command;
    }
}
