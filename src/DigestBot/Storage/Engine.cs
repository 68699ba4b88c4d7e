using static SQLitePCL.raw;

namespace DigestBot.Storage;

/// <summary>What holds for every connection of the process.</summary>
internal static class Engine
{
    /// <summary>Before the first connection: SQLite keeps no count of the memory it uses, for which all threads would wait for one another.</summary>
    public static void Prepare()
    {
        SQLitePCL.Batteries_V2.Init();
        _ = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    }
}
