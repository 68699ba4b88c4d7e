using System.Globalization;
using Dapper;
using DigestBot.Storage;
using Microsoft.Data.Sqlite;

namespace DigestBot.Operations.Copies;

/// <summary>A copy of the database that was made and read through.</summary>
internal sealed record CheckedCopy(
    string File,
    int Version,
    long Bytes,
    long Conversations,
    long Subscriptions,
    long Deliveries
)
{
    public string InWords() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{File}: conversations {Conversations}, schedules {Subscriptions}, deliveries {Deliveries}; {Bytes / 1024.0 / 1024.0:0.0} MB, read through and sound."
        );

    /// <summary>Copies a database in one consistent state into a file of its own and reads all of it.</summary>
    /// <exception cref="SettingsException">The source is damaged, or none of this service's.</exception>
    public static CheckedCopy Make(string source, string target)
    {
        Delete(target);
        try
        {
            using (var from = Open(source, SqliteOpenMode.ReadOnly))
            using (var to = Open(target, SqliteOpenMode.ReadWriteCreate))
            {
                KeepPrivate(target);
                from.BackupDatabase(to);
                to.Execute(Dialect.OneFile);
            }
            return Check(target);
        }
        catch
        {
            Delete(target);
            throw;
        }
    }

    /// <exception cref="SettingsException">It is damaged, or none of this service's.</exception>
    public static CheckedCopy Check(string file)
    {
        using var connection = Open(file, SqliteOpenMode.ReadOnly);
        if (Integrity(connection) is not "ok" and var damage)
            throw new SettingsException($"{file} is damaged: {damage}.");
        var version = Migrations.VersionAsync(connection).GetAwaiter().GetResult();
        if (version is 0)
            throw new SettingsException($"{file} is no DigestBot database.");
        if (version > Migrations.Newest)
            throw new SettingsException(
                $"{file} has version {version}, this program knows {Migrations.Newest}. Use the newer one."
            );
        return new CheckedCopy(
            file,
            version,
            new FileInfo(file).Length,
            connection.ExecuteScalar<long>("SELECT count(*) FROM conversations"),
            connection.ExecuteScalar<long>("SELECT count(*) FROM subscriptions WHERE ended_at IS NULL"),
            connection.ExecuteScalar<long>("SELECT count(*) FROM deliveries")
        );
    }

    private static string? Integrity(SqliteConnection connection)
    {
        try
        {
            return connection.ExecuteScalar<string>(Dialect.IntegrityCheck);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is 11 or 26)
        {
            return fault.SqliteErrorCode == 26 ? "it is no SQLite file" : "parts of it cannot be read";
        }
    }

    /// <summary>Removes a file along with what SQLite keeps beside it.</summary>
    public static void Delete(string file)
    {
        foreach (var suffix in Beside)
            System.IO.File.Delete(file + suffix);
    }

    /// <summary>What a database's name is followed by: nothing, its log, and the log's index.</summary>
    public static IReadOnlyList<string> Beside { get; } = ["", "-wal", "-shm"];

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        if (mode != SqliteOpenMode.ReadWriteCreate)
            FileTrouble.Require(file);
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = mode,
                Pooling = false,
            }.ConnectionString
        );
        try
        {
            connection.Open();
            return connection;
        }
        catch (SqliteException fault) when (FileTrouble.IsOfFile(fault))
        {
            connection.Dispose();
            throw FileTrouble.Of(file, mode == SqliteOpenMode.ReadOnly ? FileAccess.Read : FileAccess.ReadWrite, fault);
        }
    }

    /// <summary>Names and addresses of people stand in it.</summary>
    private static void KeepPrivate(string file)
    {
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
