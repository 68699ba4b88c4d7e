using System.CommandLine;
using DigestBot.Testing.Proofs;

namespace DigestBot.Benchmarks.Proofs;

/// <summary><c>disk</c>: the disk under the database is full for a while.</summary>
internal static class DiskCommand
{
    public static Command Create()
    {
        var conversations = ProofOptions.Number("--conversations", "How many conversations it serves.", 500);
        var seconds = ProofOptions.Number("--seconds", "How long the disk stays full.", 30);
        var seed = ProofOptions.Number("--seed", "Another seed has digests due at other moments.", 20_261_123);
        var service = ProofOptions.Service();
        var command = new Command(
            "disk",
            "Fills the disk under the running service, and counts what its receivers got."
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
                var plan = new DiskPlan(
                    result.GetValue(conversations),
                    result.GetValue(seed),
                    result.GetValue(seconds)
                );
                var report = await DiskProof.RunAsync(plan with { Program = result.GetValue(service) });
                return ProofOptions.Conclude(
                    output,
                    (object?)report ?? "It needs mount namespaces.",
                    report?.Holds == true
                );
            }
        );
        return command;
    }
}
