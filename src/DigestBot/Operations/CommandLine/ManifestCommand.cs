using System.CommandLine;

namespace DigestBot.Operations.CommandLine;

/// <summary><c>manifest slack</c> and <c>manifest teams</c>: what a channel wants to know of the app.</summary>
internal static class ManifestCommand
{
    /// <param name="console">Where it writes; by default the terminal.</param>
    public static Task<int> RunAsync(string[] command, InvocationConfiguration? console = null)
    {
        var manifest = new Command("manifest", "Makes what a channel wants to know of the app.")
        {
            SlackManifestCommand.Create(),
            TeamsManifestCommand.Create(),
        };
        manifest.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Error.WriteLine("Say manifest teams or manifest slack.");
            return CommandRun.WrongArguments;
        });
        return CommandRun.RunAsync(new RootCommand("DigestBot") { manifest }, command, console);
    }
}
