using System.CommandLine;
using DigestBot;
using DigestBot.Reading;

string[] command = [.. args.SkipWhile(arg => arg.StartsWith("--environment=", StringComparison.Ordinal))];
return command is ["read", ..]
    ? await new RootCommand("DigestBot") { ReadCommand.Create() }
        .Parse(command)
        .InvokeAsync()
    : await Service.RunAsync(args);
