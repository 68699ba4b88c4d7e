using System.CommandLine;
using DigestBot;
using DigestBot.Operations.CommandLine;
using DigestBot.Reading;

string[] host = [.. args.TakeWhile(arg => arg.StartsWith("--environment=", StringComparison.Ordinal))];
string[] command = args[host.Length..];
return command switch
{
    ["read", ..] => await new RootCommand("DigestBot") { ReadCommand.Create() }
        .Parse(command)
        .InvokeAsync(),
    ["manifest", ..] => await ManifestCommand.RunAsync(command),
    [var name, ..] when OperatorCommands.Has(name) => await OperatorCommands.RunAsync(host, command),
    _ when StrayCommand.AsksForHelp(command) => StrayCommand.Help(),
    _ when StrayCommand.Find(command) is { } word => StrayCommand.Refuse(word),
    _ => await Service.RunAsync(args),
};
