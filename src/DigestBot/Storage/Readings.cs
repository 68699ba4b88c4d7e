using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;

namespace DigestBot.Storage;

/// <summary>Small reads that nearly every turn makes: on connections that stay open, with their statements compiled.</summary>
internal sealed class Readings(Database database) : IDisposable
{
    private readonly ConcurrentBag<OpenConnection> _idle = [];

    /// <returns>The first row, or nothing.</returns>
    public async Task<T?> FirstAsync<T>(
        string sql,
        Func<DbDataReader, T> read,
        (string Name, object Value)[] values,
        CancellationToken cancellation
    )
    {
        var connection = _idle.TryTake(out var open) ? open : new OpenConnection(await OpenAsync(cancellation));
        try
        {
            var first = await connection.FirstAsync(sql, read, values);
            _idle.Add(connection);
            return first;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = await database.OpenAsync(cancellation);
        await connection.ExecuteAsync(Dialect.OnOpenForSmallReads);
        return connection;
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var connection))
            connection.Dispose();
    }

    private sealed class OpenConnection(DbConnection connection) : IDisposable
    {
        private readonly Dictionary<string, DbCommand> _compiled = new(StringComparer.Ordinal);

        public async Task<T?> FirstAsync<T>(
            string sql,
            Func<DbDataReader, T> read,
            (string Name, object Value)[] values
        )
        {
            await using var reader = await Command(sql, values).ExecuteReaderAsync();
            return await reader.ReadAsync() ? read(reader) : default;
        }

        public void Dispose()
        {
            foreach (var command in _compiled.Values)
                command.Dispose();
            connection.Dispose();
        }

        private DbCommand Command(string sql, (string Name, object Value)[] values)
        {
            if (!_compiled.TryGetValue(sql, out var command))
                _compiled[sql] = command = Create(sql, values);
            for (var i = 0; i < values.Length; i++)
                command.Parameters[i].Value = values[i].Value;
            return command;
        }

        private DbCommand Create(string sql, (string Name, object Value)[] values)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, _) in values)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }
            return command;
        }
    }
}
