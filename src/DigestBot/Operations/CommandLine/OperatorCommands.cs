using System.CommandLine;
using DigestBot.Operations.Copies;
using DigestBot.Storage;
using Microsoft.Data.Sqlite;

namespace DigestBot.Operations.CommandLine;

/// <summary>What an operator does from a terminal: <c>deliveries</c>, <c>backup</c>, <c>restore</c>.</summary>
internal static class OperatorCommands
{
    public static bool Has(string name) => name is "deliveries" or "backup" or "restore";

    /// <param name="hostArguments">What stood before the command, such as <c>--environment=Development</c>.</param>
    /// <param name="console">Where it writes; by default the terminal.</param>
    public static Task<int> RunAsync(string[] hostArguments, string[] command, InvocationConfiguration? console = null)
    {
        var database = new Option<string?>("--database")
        {
            Description = "The SQLite file; by default the one in the settings.",
            HelpName = "FILE",
            Recursive = true,
        };
        var place = new DatabasePlace(hostArguments, database);
        var root = new RootCommand("DigestBot")
        {
            DeliveriesCommand.Create(place),
            BackupCommand.Create(place),
            RestoreCommand.Create(place),
            database,
        };
        return CommandRun.RunAsync(root, command, console);
    }
}

/// <summary>Finds the database a command is about: the one it names, or else the settings'.</summary>
internal sealed class DatabasePlace(string[] hostArguments, Option<string?> named)
{
    public SqliteConnectionStringBuilder Of(ParseResult parsed)
    {
        if (parsed.GetValue(named) is { } file)
            return new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(file), ForeignKeys = true };
        var settings = Setup.CreateBuilder(hostArguments);
        return DatabaseOptions.Read(settings.Configuration, settings.Environment.ContentRootPath);
    }

    /// <summary>To look on while a service may be running: it takes no lock and writes nothing.</summary>
    /// <exception cref="SettingsException">It is not there, or has another shape than this version reads.</exception>
    public async Task<Database> OpenReadOnlyAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var place = Of(parsed);
        FileTrouble.Require(place.DataSource);
        place.Mode = SqliteOpenMode.ReadOnly;
        var database = new Database(place);
        var version = await VersionAsync(database, cancellation);
        return version == Migrations.Newest
            ? database
            : throw new SettingsException(
                $"{place.DataSource} has version {version}, this program reads {Migrations.Newest}. Start the service of this version once."
            );
    }

    private static async Task<int> VersionAsync(Database database, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await database.OpenAsync(cancellation);
            return await Migrations.VersionAsync(connection);
        }
        catch (SqliteException fault) when (FileTrouble.IsOfFile(fault))
        {
            throw FileTrouble.Of(database.File, FileAccess.Read, fault);
        }
    }
}
