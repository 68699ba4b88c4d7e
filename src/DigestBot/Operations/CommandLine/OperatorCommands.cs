using System.CommandLine;
using System.Data.Common;
using DigestBot.Storage;
using Microsoft.Data.Sqlite;

namespace DigestBot.Operations.CommandLine;

/// <summary>What an operator does from a terminal: <c>deliveries</c>, <c>backup</c>, <c>restore</c>.</summary>
internal static class OperatorCommands
{
    public const int Failed = 1;
    public const int WrongArguments = 2;

    public static bool Has(string name) => name is "deliveries" or "backup" or "restore";

    /// <param name="hostArguments">What stood before the command, such as <c>--environment=Development</c>.</param>
    /// <param name="console">Where it writes; by default the terminal.</param>
    /// <returns>0; 1 when it could not be done; 2 when it was asked for wrongly. Either is said in a sentence.</returns>
    public static async Task<int> RunAsync(
        string[] hostArguments,
        string[] command,
        InvocationConfiguration? console = null
    )
    {
        console ??= new InvocationConfiguration();
        console.EnableDefaultExceptionHandler = false;
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
        var parsed = root.Parse(command);
        if (parsed.Errors is [var first, ..])
        {
            await console.Error.WriteLineAsync(first.Message);
            return WrongArguments;
        }
        try
        {
            return await parsed.InvokeAsync(console);
        }
        catch (Exception fault) when (Sentence(fault) is { } sentence)
        {
            await console.Error.WriteLineAsync(sentence);
            return Failed;
        }
    }

    private static string? Sentence(Exception fault) =>
        fault switch
        {
            SqliteException { SqliteErrorCode: 14 } =>
                "The database cannot be opened: it is not there, or not yours to read.",
            DbException => $"The database cannot be used. {fault.Message}",
            SettingsException or IOException or UnauthorizedAccessException => fault.Message,
            _ => null,
        };
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
        if (!File.Exists(place.DataSource))
            throw new SettingsException($"There is no database at {place.DataSource}.");
        place.Mode = SqliteOpenMode.ReadOnly;
        var database = new Database(place);
        await using var connection = await database.OpenAsync(cancellation);
        var version = await Migrations.VersionAsync(connection);
        return version == Migrations.Newest
            ? database
            : throw new SettingsException(
                $"{place.DataSource} has version {version}, this program reads {Migrations.Newest}. Start the service of this version once."
            );
    }
}
