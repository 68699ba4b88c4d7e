using System.CommandLine;
using DigestBot.Testing.Proofs;

namespace DigestBot.Benchmarks.Proofs;

/// <summary><c>kill</c>: SIGKILL at random moments while conversations are served.</summary>
internal static class KillCommand
{
    /// <summary>Slack takes four messages a second in a workspace: more than that would only wait for the end.</summary>
    private const double SlackShare = 0.02;

    private const double TeamsShare = 0.4;

    public static Command Create()
    {
        var kills = ProofOptions.Number("--kills", "How often the service is killed.", 200);
        var conversations = ProofOptions.Number("--conversations", "How many conversations it serves.", 500);
        var seed = ProofOptions.Number("--seed", "Another seed kills at other moments.", 20_261_123);
        var service = ProofOptions.Service();
        var channel = new Option<string>("--channel")
        {
            Description = "Where the conversations are: teams or slack.",
            DefaultValueFactory = _ => "teams",
        };
        channel.AcceptOnlyFromAmong("teams", "slack");
        var command = new Command(
            "kill",
            "Kills the running service again and again, and counts what its receivers got."
        )
        {
            kills,
            conversations,
            seed,
            channel,
            service,
        };
        command.SetAction(
            async (result, _) =>
            {
                var output = result.InvocationConfiguration.Output;
                var onSlack = result.GetValue(channel) == "slack";
                var plan = new KillPlan(result.GetValue(kills), result.GetValue(conversations), result.GetValue(seed))
                {
                    Program = result.GetValue(service),
                    OnSlack = onSlack,
                    Share = onSlack ? SlackShare : TeamsShare,
                };
                await output.WriteLineAsync($"seed {plan.Seed}");
                var report = await KillProof.RunAsync(plan, output.WriteLine);
                return ProofOptions.Conclude(output, report, report.Holds);
            }
        );
        return command;
    }
}
