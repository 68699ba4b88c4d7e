using System.Data.Common;
using Dapper;

namespace DigestBot.Storage;

/// <summary>Brings a database to the newest shape, step by step.</summary>
internal static class Migrations
{
    /// <summary>The version of the newest shape.</summary>
    public static int Newest => MigrationSteps.All.Length;

    /// <returns>0 when the database is none of this service's.</returns>
    public static async Task<int> VersionAsync(DbConnection connection) =>
        await connection.ExecuteScalarAsync<long>(Dialect.HasVersions) > 0
            ? await connection.ExecuteScalarAsync<int?>("SELECT max(version) FROM schema_version") ?? 0
            : 0;

    /// <summary>Brings the database to the newest shape.</summary>
    /// <exception cref="SettingsException">It was written by a newer version of the service.</exception>
    public static async Task ApplyAsync(Database database, CancellationToken cancellation)
    {
        await using (var connection = await database.OpenAsync(cancellation))
            await connection.ExecuteAsync(Dialect.OnCreate);
        await database.WriteAsync(ApplyMissingAsync, cancellation);
    }

    private static async Task<int> ApplyMissingAsync(DbTransaction transaction)
    {
        var connection = transaction.Connection!;
        await connection.ExecuteAsync(
            "CREATE TABLE IF NOT EXISTS schema_version (version INT NOT NULL)",
            null,
            transaction
        );
        var version =
            await connection.ExecuteScalarAsync<int?>("SELECT max(version) FROM schema_version", null, transaction)
            ?? 0;
        if (version > MigrationSteps.All.Length)
            throw new SettingsException(
                $"{DatabaseOptions.Key}: the database has version {version}, this service knows {MigrationSteps.All.Length}. Start a newer service, or name another file."
            );
        for (; version < MigrationSteps.All.Length; version++)
        {
            await connection.ExecuteAsync(MigrationSteps.All[version], null, transaction);
            await connection.ExecuteAsync(
                "INSERT INTO schema_version VALUES (@next)",
                new { next = version + 1 },
                transaction
            );
        }
        return version;
    }
}
