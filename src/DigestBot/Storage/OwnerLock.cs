using Microsoft.Data.Sqlite;

namespace DigestBot.Storage;

/// <summary>One process serves a database: two would each take the other's deliveries for left behind by a crash.</summary>
/// <remarks>The lock is a file beside the database, held open; it goes with the process, however that ends.</remarks>
internal sealed class OwnerLock : IDisposable
{
    private readonly FileStream? _file;

    /// <exception cref="SettingsException">Another process holds it.</exception>
    public OwnerLock(SqliteConnectionStringBuilder connectionString)
    {
        if (connectionString.Mode == SqliteOpenMode.Memory || connectionString.DataSource == ":memory:")
            return;
        var path = connectionString.DataSource + ".lock";
        try
        {
            _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException(
                $"{DatabaseOptions.Key}: {path} cannot be locked. Is another DigestBot using {connectionString.DataSource}? "
                    + $"Stop it, or name another file. ({fault.Message})",
                fault
            );
        }
    }

    public void Dispose() => _file?.Dispose();
}
