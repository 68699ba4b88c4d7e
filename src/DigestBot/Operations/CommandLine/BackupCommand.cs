using System.CommandLine;
using DigestBot.Operations.Copies;

namespace DigestBot.Operations.CommandLine;

/// <summary><c>backup FILE</c>: a checked copy of the database, while the service runs or not.</summary>
internal static class BackupCommand
{
    public static Command Create(DatabasePlace place)
    {
        var file = new Argument<string>("FILE") { Description = "Where the copy goes." };
        var force = new Option<bool>("--force") { Description = "Replaces a file that is there." };
        var command = new Command("backup", "Copies the database while the service runs.") { file, force };
        command.SetAction(
            (parsed, _) =>
            {
                var copy = Backup.Take(
                    place.Of(parsed).DataSource,
                    Path.GetFullPath(parsed.GetRequiredValue(file)),
                    parsed.GetValue(force)
                );
                parsed.InvocationConfiguration.Output.WriteLine(copy.InWords());
                return Task.FromResult(0);
            }
        );
        return command;
    }
}
