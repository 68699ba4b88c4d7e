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
            var full = Path.GetFullPath(path, contentRoot);
            if (File.Exists(full))
                files.Add(Describe(path, new FileInfo(full)));
            else if (Directory.Exists(full))
                files.AddRange(FilesBelow(path, full));
            else
                missing.Add(path);
        }
        return (files, missing);
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
        new(Slashed(source), file.FullName, new FileLook(file.Length, file.LastWriteTimeUtc.Ticks, file.UnixFileMode));

    private static string Slashed(string path) => path.Replace('\\', '/');
}
