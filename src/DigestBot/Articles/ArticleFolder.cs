namespace DigestBot.Articles;

/// <summary>A file to read.</summary>
/// <param name="Source">Its name in the store: the configured path and what follows below it.</param>
internal sealed record ArticlePath(string Source, string FullPath, FileLook Look);

/// <summary>The look by which a change is noticed; a file that may be read again looks different too.</summary>
internal readonly record struct FileLook(long Length, long ModifiedTicks, UnixFileMode Mode);

/// <summary>Finds the article files under the configured paths.</summary>
internal sealed class ArticleFolder(string contentRoot)
{
    private static readonly HashSet<string> _kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ".md",
        ".txt",
        ".html",
        ".htm",
    };

    /// <summary>The files, and the configured paths that are not there.</summary>
    public (IReadOnlyList<ArticlePath> Files, IReadOnlyList<string> Missing) Find(IEnumerable<string> paths)
    {
        var files = new List<ArticlePath>();
        var missing = new List<string>();
        foreach (var path in paths)
        {
            var found = Below(path, Path.GetFullPath(path, contentRoot));
            if (found is null)
                missing.Add(path);
            else
                files.AddRange(found);
        }
        return (files, missing);
    }

    /// <returns>Null when it is not there, or the disk does not say what is.</returns>
    private static List<ArticlePath>? Below(string path, string full)
    {
        try
        {
            return File.Exists(full) ? [Describe(path, new FileInfo(full))]
                : Directory.Exists(full) ? [.. FilesBelow(path, full)]
                : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether a source is the configured path itself or lies in that folder.</summary>
    public static bool IsBelow(string path, string source)
    {
        var folder = Slashed(path).TrimEnd('/');
        return source == folder || source.StartsWith(folder + '/', StringComparison.Ordinal);
    }

    private static IEnumerable<ArticlePath> FilesBelow(string path, string folder) =>
        new DirectoryInfo(folder)
            .EnumerateFiles(
                "*",
                new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    AttributesToSkip = FileAttributes.ReparsePoint,
                    IgnoreInaccessible = true,
                }
            )
            .Where(file => _kinds.Contains(file.Extension))
            .OrderBy(file => file.FullName, StringComparer.Ordinal)
            .Select(file => Describe(Path.Combine(path, Path.GetRelativePath(folder, file.FullName)), file));

    private static ArticlePath Describe(string source, FileInfo file) =>
        new(Slashed(source), file.FullName, Look(file));

    /// <summary>One that went meanwhile, or whose name no path can be made of, is found unreadable when it is read.</summary>
    private static FileLook Look(FileInfo file) =>
        file.Exists ? new FileLook(file.Length, file.LastWriteTimeUtc.Ticks, file.UnixFileMode) : default;

    private static string Slashed(string path) => path.Replace('\\', '/');
}
