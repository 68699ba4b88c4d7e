using Microsoft.Data.Sqlite;

namespace DigestBot.Operations.Copies;

/// <summary>Says which file cannot be used and why: SQLite only says that it cannot open one.</summary>
internal static class FileTrouble
{
    /// <summary>SQLite's CANTOPEN, PERM, READONLY and IOERR.</summary>
    public static bool IsOfFile(SqliteException fault) => fault.SqliteErrorCode is 14 or 3 or 8 or 10;

    /// <exception cref="SettingsException">It is not there, or its folder cannot be looked into.</exception>
    public static void Require(string file)
    {
        if (!File.Exists(file))
            throw Refused(file, FileAccess.Read) ?? new SettingsException($"There is no database at {file}.");
    }

    public static SettingsException Of(string file, FileAccess access, SqliteException fault) =>
        Refused(file, access)
        ?? new SettingsException(
            $"{Cannot(file, access)} {fault.Message} May {Environment.UserName} write in {Path.GetDirectoryName(file)}?",
            fault
        );

    /// <summary>What the system itself says to it; null when it has nothing against it.</summary>
    private static SettingsException? Refused(string file, FileAccess access)
    {
        try
        {
            var mode = access == FileAccess.Read ? FileMode.Open : FileMode.OpenOrCreate;
            using var opened = new FileStream(file, mode, access, FileShare.ReadWrite | FileShare.Delete);
            return null;
        }
        catch (Exception fault)
            when (fault is FileNotFoundException or DirectoryNotFoundException && access == FileAccess.Read)
        {
            return null;
        }
        catch (UnauthorizedAccessException fault)
        {
            return new SettingsException($"{Cannot(file, access)} {Environment.UserName} has no right to.", fault);
        }
        catch (IOException fault)
        {
            return new SettingsException($"{Cannot(file, access)} {fault.Message}", fault);
        }
    }

    private static string Cannot(string file, FileAccess access) =>
        $"{file} cannot be {(access == FileAccess.Read ? "read" : "written")}:";
}
