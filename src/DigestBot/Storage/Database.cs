using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace DigestBot.Storage;

/// <summary>Connections and transactions. SQLite has one writer, so writes queue here instead of colliding.</summary>
internal sealed class Database(SqliteConnectionStringBuilder connectionString) : IDisposable
{
    private readonly string _connectionString = connectionString.ConnectionString;
    private readonly SemaphoreSlim _writer = new(1, 1);
    private DbConnection? _writing;

    public string File => connectionString.DataSource;

    public async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellation);
        await connection.ExecuteAsync(Dialect.OnOpen);
        return connection;
    }

    /// <summary>Runs <paramref name="work"/> in one transaction: all of it is kept, or nothing.</summary>
    public async Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellation)
    {
        await _writer.WaitAsync(cancellation);
        try
        {
            _writing ??= await OpenAsync(cancellation);
            await using var transaction = Dialect.BeginWrite(_writing);
            var result = await work(transaction);
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        catch (DbException)
        {
            await StartOverAsync();
            throw;
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <summary>What a full disk or a broken file did to the writing connection ends with it.</summary>
    private async Task StartOverAsync()
    {
        if (Interlocked.Exchange(ref _writing, null) is { } broken)
            await broken.DisposeAsync();
    }

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
        _writing?.Dispose();
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }
}
