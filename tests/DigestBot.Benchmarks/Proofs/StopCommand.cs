using System.CommandLine;
using DigestBot.Testing.Proofs;

namespace DigestBot.Benchmarks.Proofs;

/// <summary><c>stop</c>: SIGTERM under load.</summary>
internal static class StopCommand
{
    private static readonly TimeSpan _allowed = TimeSpan.FromSeconds(10);

    public static Command Create()
    {
        var stops = ProofOptions.Number("--stops", "How often the service is asked to stop.", 20);
        var conversations = ProofOptions.Number("--conversations", "How many conversations it serves.", 500);
        var seed = ProofOptions.Number("--seed", "Another seed stops at other moments.", 20_261_123);
        var service = ProofOptions.Service();
        var command = new Command(
            "stop",
            "Asks the busy service to stop, again and again, and counts what its receivers got."
        )
        {
            stops,
            conversations,
            seed,
            service,
        };
        command.SetAction(
            async (result, _) =>
            {
                var output = result.InvocationConfiguration.Output;
                var plan = new StopPlan(result.GetValue(stops), result.GetValue(conversations), result.GetValue(seed));
                var report = await StopProof.RunAsync(plan with { Program = result.GetValue(service) });
                return ProofOptions.Conclude(output, report, report.Holds && report.Longest <= _allowed);
            }
        );
        return command;
    }
}
