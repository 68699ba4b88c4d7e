using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;

namespace DigestBot.Storage;

/// <summary>The keys that secrets in the database are sealed with: a folder beside it, made when it is first needed.</summary>
/// <remarks>A copy of the database without that folder gives no secret away.</remarks>
internal sealed class KeyRing(SqliteConnectionStringBuilder connectionString)
{
    private IDataProtectionProvider? _provider;

    public string Place => connectionString.DataSource + ".keys";

    public IDataProtectionProvider Provider => LazyInitializer.EnsureInitialized(ref _provider, Create);

    private IDataProtectionProvider Create()
    {
        if (connectionString.Mode == SqliteOpenMode.Memory || connectionString.DataSource == ":memory:")
            return new EphemeralDataProtectionProvider();
        var folder = OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(Place)
            : Directory.CreateDirectory(
                Place,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        return DataProtectionProvider.Create(folder, builder => builder.SetApplicationName("DigestBot"));
    }
}
