namespace DigestBot.Operations.Copies;

/// <summary>Takes copies. Under its final name a copy is whole and checked, or not there.</summary>
internal static class Backup
{
    /// <param name="replace">Whether a file that is there may be replaced.</param>
    /// <exception cref="SettingsException">It cannot be done, for the reason the message gives.</exception>
    public static CheckedCopy Take(string database, string file, bool replace)
    {
        FileTrouble.Require(database);
        if (file == database)
            throw new SettingsException("A copy needs another name than the database itself.");
        if (File.Exists(file) && !replace)
            throw new SettingsException($"{file} is there already; add --force to replace it.");
        if (File.Exists($"{file}-wal"))
            throw new SettingsException(
                $"{file}-wal is there, which SQLite would apply to the new copy; close what uses {file}, or choose another name."
            );
        if (!Directory.Exists(Path.GetDirectoryName(file)))
            throw new SettingsException($"There is no folder {Path.GetDirectoryName(file)}.");
        var partial = $"{file}.partial";
        var copy = CheckedCopy.Make(database, partial);
        File.Move(partial, file, overwrite: true);
        return copy with { File = file };
    }
}
