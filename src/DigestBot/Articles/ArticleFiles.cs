namespace DigestBot.Articles;

/// <summary>A file to read.</summary>
/// <param name="Source">Its name in the store: the configured path and what follows below it.</param>
internal sealed record ArticlePath(string Source, string FullPath, FileLook Look);

/// <summary>The look by which a change is noticed; a file that may be read again looks different too.</summary>
internal readonly record struct FileLook(long Length, long ModifiedTicks, UnixFileMode Mode);

/// <summary>What one look at the configured paths found.</summary>
/// <param name="Missing">Configured paths that are not there.</param>
/// <param name="Unreadable">Folders of which the disk does not say what is in them.</param>
/// <param name="Empty">Configured folders without any article file.</param>
internal sealed record ArticleFiles(
    IReadOnlyList<ArticlePath> Files,
    IReadOnlyList<string> Missing,
    IReadOnlyList<UnreadableFolder> Unreadable,
    IReadOnlyList<string> Empty
);

/// <param name="Source">The configured path and what follows below it.</param>
internal sealed record UnreadableFolder(string Source, string Reason);
