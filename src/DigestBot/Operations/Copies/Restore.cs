using System.Globalization;
using Dapper;
using DigestBot.Storage;
using Microsoft.Data.Sqlite;

namespace DigestBot.Operations.Copies;

/// <summary>Puts a copy in the database's place.</summary>
internal static class Restore
{
    /// <summary>While this works no service can start; at every moment there is a whole database under the name.</summary>
    /// <returns>What was put there, and where the database before it was kept; null when there was none.</returns>
    /// <exception cref="SettingsException">A service is running, or the copy cannot be used.</exception>
    public static (CheckedCopy Copy, string? Kept) Put(
        string file,
        SqliteConnectionStringBuilder place,
        DateTimeOffset now
    )
    {
        var database = place.DataSource;
        if (file == database)
            throw new SettingsException("The copy and the database are the same file.");
        using var owner = new OwnerLock(place);
        _ = CheckedCopy.Check(file);
        var copy = CheckedCopy.Make(file, $"{database}.restoring");
        var kept = CheckedCopy.Beside.Any(suffix => File.Exists(database + suffix)) ? Keep(database, now) : null;
        File.Move(copy.File, database, overwrite: true);
        return (copy with { File = file }, kept);
    }

    /// <summary>Copies the database aside, as it is: it may be damaged. Its log must not stay beside another database.</summary>
    private static string Keep(string database, DateTimeOffset now)
    {
        var kept =
            $"{database}.before-{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}";
        var isThere = File.Exists(database);
        if (isThere)
            EmptyLog(database);
        foreach (var suffix in CheckedCopy.Beside.Where(suffix => File.Exists(database + suffix)))
            File.Copy(database + suffix, kept + suffix, overwrite: false);
        foreach (var suffix in CheckedCopy.Beside.Skip(1))
            File.Delete(database + suffix);
        if (isThere && !OperatingSystem.IsWindows())
            File.SetUnixFileMode($"{database}.restoring", File.GetUnixFileMode(database));
        return kept;
    }

    private static void EmptyLog(string database)
    {
        try
        {
            using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
            connection.Open();
            connection.Execute(Dialect.EmptyLog);
        }
        catch (SqliteException)
        {
            // A damaged database is kept with its log as it is.
        }
    }
}
