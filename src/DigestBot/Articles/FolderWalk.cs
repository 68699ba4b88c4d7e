namespace DigestBot.Articles;

/// <summary>Goes through a folder and all below it; one that cannot be looked into holds up no other.</summary>
internal sealed class FolderWalk
{
    private static readonly HashSet<string> _kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ".md",
        ".txt",
        ".html",
        ".htm",
    };

    private static readonly EnumerationOptions _everythingButLinks = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = false,
    };

    private readonly string _path;
    private readonly string _root;
    private readonly List<FileInfo> _files = [];
    private readonly List<UnreadableFolder> _unreadable = [];

    public FolderWalk(string path, string root)
    {
        (_path, _root) = (path, root);
        Visit(new DirectoryInfo(root));
        Files =
        [
            .. _files
                .OrderBy(file => file.FullName, StringComparer.Ordinal)
                .Select(file => Describe(SourceOf(file), file)),
        ];
    }

    public IReadOnlyList<ArticlePath> Files { get; }

    public IReadOnlyList<UnreadableFolder> Unreadable => _unreadable;

    public static ArticlePath Describe(string source, FileInfo file) => new(Slashed(source), file.FullName, Look(file));

    public static string Slashed(string path) => path.Replace('\\', '/');

    private void Visit(DirectoryInfo folder)
    {
        foreach (var entry in EntriesOf(folder))
            if (entry is DirectoryInfo below)
                Visit(below);
            else if (entry is FileInfo file && _kinds.Contains(file.Extension))
                _files.Add(file);
    }

    private IReadOnlyList<FileSystemInfo> EntriesOf(DirectoryInfo folder)
    {
        try
        {
            return [.. folder.EnumerateFileSystemInfos("*", _everythingButLinks)];
        }
        catch (DirectoryNotFoundException) when (folder.FullName != _root)
        {
            return [];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _unreadable.Add(new UnreadableFolder(Slashed(SourceOf(folder)), fault.Message));
            return [];
        }
    }

    private string SourceOf(FileSystemInfo entry) =>
        entry.FullName == _root ? _path : Path.Combine(_path, Path.GetRelativePath(_root, entry.FullName));

    /// <summary>One that went meanwhile, or whose name no path can be made of, is found unreadable when it is read.</summary>
    private static FileLook Look(FileInfo file) =>
        file.Exists ? new FileLook(file.Length, file.LastWriteTimeUtc.Ticks, file.UnixFileMode) : default;
}
