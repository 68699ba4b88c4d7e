using System.CommandLine;
using DigestBot.Testing.Proofs;

namespace DigestBot.Benchmarks.Proofs;

/// <summary><c>clock</c>: the wall clock jumps by an hour while conversations are served.</summary>
internal static class ClockCommand
{
    public static Command Create()
    {
        var conversations = ProofOptions.Number("--conversations", "How many conversations it serves.", 500);
        var seconds = ProofOptions.Number("--seconds", "How long it runs between two jumps.", 20);
        var seed = ProofOptions.Number("--seed", "Another seed has digests due at other moments.", 20_261_123);
        var service = ProofOptions.Service();
        var command = new Command(
            "clock",
            "Moves the running service's wall clock by an hour, and counts what its receivers got."
        )
        {
            conversations,
            seconds,
            seed,
            service,
        };
        command.SetAction(
            async (result, _) =>
            {
                var output = result.InvocationConfiguration.Output;
                var plan = new ClockPlan(
                    result.GetValue(conversations),
                    result.GetValue(seed),
                    result.GetValue(seconds)
                );
                var report = await ClockProof.RunAsync(plan with { Program = result.GetValue(service) });
                return ProofOptions.Conclude(
                    output,
                    (object?)report ?? "It needs Debian's package libfaketime.",
                    report?.Holds == true
                );
            }
        );
        return command;
    }
}
