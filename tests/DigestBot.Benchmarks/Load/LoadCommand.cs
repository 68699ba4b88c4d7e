using System.CommandLine;
using DigestBot.Benchmarks.Delivery;

namespace DigestBot.Benchmarks.Load;

/// <summary>A command that sends the same requests to the service and to others, in turn.</summary>
internal static class LoadCommand
{
    /// <param name="run">Gets how many requests, on how many connections, and how many rounds.</param>
    public static Command Of(string name, string description, Func<int, int, int, TextWriter, Task> run)
    {
        var requests = FanoutCommand.Number("--requests", 60_000, "How many requests the service is sent a round.");
        var connections = FanoutCommand.Number("--connections", 32, "How many of them wait for an answer at once.");
        var rounds = FanoutCommand.Number("--rounds", 3, "How many times all are run, in turn.");
        var command = new Command(name, description) { requests, connections, rounds };
        command.SetAction(
            (result, _) =>
                run(
                    result.GetValue(requests),
                    result.GetValue(connections),
                    result.GetValue(rounds),
                    result.InvocationConfiguration.Output
                )
        );
        return command;
    }
}
