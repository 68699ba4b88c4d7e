using System.CommandLine;
using DigestBot.Operations.CommandLine;

namespace DigestBot.Tests.Operations;

/// <summary>What an operator's command wrote, and how it ended.</summary>
internal sealed record OperatorRun(int Code, string Out, string Error)
{
    public static async Task<OperatorRun> OfAsync(params string[] command)
    {
        var console = new InvocationConfiguration { Output = new StringWriter(), Error = new StringWriter() };
        var code = command is ["manifest", ..]
            ? await ManifestCommand.RunAsync(command, console)
            : await OperatorCommands.RunAsync([], command, console);
        return new OperatorRun(code, console.Output.ToString()!, console.Error.ToString()!);
    }
}
