using System.CommandLine;
using DigestBot.Operations.Copies;

namespace DigestBot.Operations.CommandLine;

/// <summary><c>restore FILE</c>: puts a copy in the database's place, once the service has stopped.</summary>
internal static class RestoreCommand
{
    public static Command Create(DatabasePlace place)
    {
        var file = new Argument<string>("FILE") { Description = "A copy that backup made." };
        var command = new Command("restore", "Puts a copy in the database's place; the service must be stopped.")
        {
            file,
        };
        command.SetAction(
            (parsed, _) =>
            {
                var database = place.Of(parsed);
                var (copy, kept) = Restore.Put(
                    Path.GetFullPath(parsed.GetRequiredValue(file)),
                    database,
                    TimeProvider.System.GetUtcNow()
                );
                var output = parsed.InvocationConfiguration.Output;
                output.WriteLine($"{database.DataSource} now holds {copy.InWords()}");
                if (kept is not null)
                    output.WriteLine($"What was there before is kept in {kept}.");
                return Task.FromResult(0);
            }
        );
        return command;
    }
}
