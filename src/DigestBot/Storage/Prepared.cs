using System.Data.Common;
using System.Runtime.CompilerServices;

namespace DigestBot.Storage;

/// <summary>Statements that run for thousands of rows: compiled once a connection and used again.</summary>
/// <remarks>For the writing connection, whose users take turns. Values are numbers, texts or null.</remarks>
internal static class Prepared
{
    private static readonly ConditionalWeakTable<DbConnection, Dictionary<string, DbCommand>> _compiled = [];

    /// <returns>How many rows it changed.</returns>
    public static Task<int> RunAsync(
        this DbTransaction transaction,
        string sql,
        params ReadOnlySpan<(string Name, object? Value)> values
    ) => Command(transaction, sql, values).ExecuteNonQueryAsync();

    public static async Task<List<T>> ReadAsync<T>(
        this DbTransaction transaction,
        string sql,
        Func<DbDataReader, T> read,
        params (string Name, object? Value)[] values
    )
    {
        var rows = new List<T>();
        await using var reader = await Command(transaction, sql, values).ExecuteReaderAsync();
        while (await reader.ReadAsync())
            rows.Add(read(reader));
        return rows;
    }

    public static long? LongOrNull(this DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetInt64(column);

    public static string? TextOrNull(this DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetString(column);

    private static DbCommand Command(
        DbTransaction transaction,
        string sql,
        ReadOnlySpan<(string Name, object? Value)> values
    )
    {
        var known = _compiled.GetValue(transaction.Connection!, _ => new(StringComparer.Ordinal));
        if (!known.TryGetValue(sql, out var command))
            known[sql] = command = Create(transaction.Connection!, sql, values);
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i].Value ?? DBNull.Value;
        return command;
    }

    private static DbCommand Create(
        DbConnection connection,
        string sql,
        ReadOnlySpan<(string Name, object? Value)> values
    )
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
