using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace DigestBot.Storage;

/// <summary>Connections and transactions. SQLite has one writer, so writes queue here instead of colliding.</summary>
internal sealed class Database : IDisposable
{
    private readonly string _connectionString;
    private readonly Writer _writer;

    public Database(SqliteConnectionStringBuilder connectionString)
    {
        (_connectionString, File) = (connectionString.ConnectionString, connectionString.DataSource);
        _writer = new Writer(OpenAsync);
    }

    public string File { get; }

    /// <summary>Another number after every write that may have changed what is <see cref="Recalled{TKey, TValue}"/>.</summary>
    public long Edition => _writer.Edition;

    public async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellation);
        await connection.ExecuteAsync(Dialect.OnOpen);
        return connection;
    }

    /// <summary>Runs <paramref name="work"/> in one transaction: all of it is kept, or nothing.</summary>
    /// <param name="leavesRecalled">Nothing of what is <see cref="Recalled{TKey, TValue}"/> is changed.</param>
    /// <param name="mayBeLost">A power loss may take it back, which spares the disk a wait.</param>
    public Task<T> WriteAsync<T>(
        Func<DbTransaction, Task<T>> work,
        CancellationToken cancellation,
        bool leavesRecalled = false,
        bool mayBeLost = false
    ) =>
        _writer.WriteAsync(
            new PendingWrite<T>(work) { LeavesRecalled = leavesRecalled, MayBeLost = mayBeLost },
            cancellation
        );

    /// <summary>Runs one statement.</summary>
    public Task<int> ExecuteAsync(string sql, object parameters, CancellationToken cancellation) =>
        WriteAsync(t => t.Connection!.ExecuteAsync(sql, parameters, t), cancellation);

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return (await connection.QueryAsync<T>(sql, parameters)).AsList();
    }

    public async Task<T?> FirstOrDefaultAsync<T>(string sql, object? parameters, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return await connection.QueryFirstOrDefaultAsync<T>(sql, parameters);
    }

    public void Dispose()
    {
        _writer.Dispose();
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }
}
