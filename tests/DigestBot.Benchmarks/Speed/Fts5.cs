using Microsoft.Data.Sqlite;

namespace DigestBot.Benchmarks.Speed;

/// <summary>SQLite's full-text index with its Porter tokenizer, in memory and without a copy of the text.</summary>
internal static class Fts5
{
    public static void Index(string text)
    {
        using var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        connection.Open();
        Run(
            connection,
            "CREATE VIRTUAL TABLE t USING fts5(body, tokenize='porter unicode61', content='', detail=none)"
        );
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO t(rowid, body) VALUES (1, $body)";
        insert.Parameters.AddWithValue("$body", text);
        insert.ExecuteNonQuery();
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
