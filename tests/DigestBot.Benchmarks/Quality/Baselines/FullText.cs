using Microsoft.Data.Sqlite;

namespace DigestBot.Benchmarks.Quality.Baselines;

/// <summary>SQLite FTS5 over sentences, with its Porter tokenizer and its bm25.</summary>
internal static class FullText
{
    /// <summary>The sentences that have one of the keywords, best first.</summary>
    public static IReadOnlyList<int> Rank(IReadOnlyList<string> sentences, IReadOnlyList<string> keywords)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE VIRTUAL TABLE sentence USING fts5(text, tokenize = 'porter unicode61')";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO sentence(rowid, text) VALUES ($id, $text)";
        for (var i = 0; i < sentences.Count; i++)
        {
            command.Parameters.Clear();
            command.Parameters.AddWithValue("$id", i + 1);
            command.Parameters.AddWithValue("$text", sentences[i]);
            command.ExecuteNonQuery();
        }
        command.CommandText = "SELECT rowid FROM sentence WHERE sentence MATCH $query ORDER BY bm25(sentence), rowid";
        command.Parameters.Clear();
        command.Parameters.AddWithValue("$query", string.Join(" OR ", keywords.Select(Quoted)));
        return Read(command);
    }

    private static string Quoted(string keyword) => $"\"{keyword.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static List<int> Read(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        var found = new List<int>();
        while (reader.Read())
            found.Add(reader.GetInt32(0) - 1);
        return found;
    }
}
