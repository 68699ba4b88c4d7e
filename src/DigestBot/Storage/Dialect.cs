using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace DigestBot.Storage;

/// <summary>Everything that is said differently to another database engine.</summary>
internal static class Dialect
{
    /// <summary>SQLite keeps no count of the memory it uses, for which all threads would wait for one another.</summary>
    private static readonly Lazy<int> _engine = new(() =>
    {
        SQLitePCL.Batteries_V2.Init();
        return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    });

    /// <summary>Once per process, before its first connection.</summary>
    public static void Prepare() => _ = _engine.Value;

    /// <summary>Per connection: a busy file is waited for, and what was committed is on the disk, so that a power cut takes nothing back.</summary>
    /// <remarks>What is deleted is overwritten: who asks to be forgotten must not be found in the file's free pages.</remarks>
    public const string OnOpen = "PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;";

    public const string Lasting = "PRAGMA synchronous = FULL";

    /// <summary>What is committed is on the disk with the next that lasts.</summary>
    public const string Fleeting = "PRAGMA synchronous = NORMAL";

    /// <summary>Per connection that stays open for small reads: a quarter of a megabyte of pages, for there is one a thread.</summary>
    public const string OnOpenForSmallReads = "PRAGMA cache_size = -256;";

    /// <summary>Once per database: readers do not wait for the writer.</summary>
    public const string OnCreate = "PRAGMA journal_mode = WAL;";

    public const string HasVersions =
        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'";

    /// <summary>One row, <c>ok</c>, or what is wrong with the file.</summary>
    public const string IntegrityCheck = "PRAGMA integrity_check(5)";

    /// <summary>A copy is one file: nothing of it stays in a log beside it.</summary>
    public const string OneFile = "PRAGMA journal_mode = DELETE";

    /// <summary>Brings the log beside a database into it.</summary>
    public const string EmptyLog = "PRAGMA wal_checkpoint(TRUNCATE)";

    /// <summary>The type of a key that the database gives.</summary>
    public const string Identity = "INTEGER PRIMARY KEY AUTOINCREMENT";

    /// <summary>Behind a table that is only found by its key: the rows are kept in the key's order, without an id of their own.</summary>
    public const string ByKey = " WITHOUT ROWID";

    /// <summary>A parameter that carries many rows (<see cref="JsonRows"/>), as a table to select from.</summary>
    public static string Each(string parameter, string alias) => $"json_each({parameter}) {alias}";

    /// <summary>A value of such a row; of a row that is one number, the number.</summary>
    public static string Cell(string alias, int? position = null) =>
        position is null ? $"{alias}.value" : $"{alias}.value ->> {position}";

    public const string CreateSearch =
        "CREATE VIRTUAL TABLE section_search USING fts5(heading, text, tokenize = 'porter unicode61 remove_diacritics 2')";

    public const string AddToSearch = "INSERT INTO section_search (rowid, heading, text) VALUES (@id, @heading, @text)";

    public const string RemoveFromSearch = "DELETE FROM section_search WHERE rowid = @id";

    /// <summary>Sections by relevance, the heading counting four times; best first.</summary>
    public const string Search =
        "SELECT rowid FROM section_search WHERE section_search MATCH @query ORDER BY bm25(section_search, 4.0, 1.0), rowid LIMIT @limit";

    /// <summary>Words as the search engine takes them: each quoted, so that nothing in them is an operator.</summary>
    /// <param name="isTyped">Whether the last word is still being written.</param>
    public static string SearchQuery(IEnumerable<string> words, bool all, bool isTyped = false) =>
        string.Join(
            all ? " AND " : " OR ",
            words.Select(word => $"\"{word.Replace("\"", "", StringComparison.Ordinal)}\"")
        ) + (isTyped ? "*" : "");

    /// <summary>Takes the write lock at once, so that a transaction never fails half way for want of it.</summary>
    public static DbTransaction BeginWrite(DbConnection connection) =>
        ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: false);
}
