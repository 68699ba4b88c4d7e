namespace DigestBot.Articles;

/// <summary>Finds the article files under the configured paths.</summary>
internal sealed class ArticleFolder(string contentRoot)
{
    public ArticleFiles Find(IEnumerable<string> paths)
    {
        var files = new List<ArticlePath>();
        var missing = new List<string>();
        var unreadable = new List<UnreadableFolder>();
        var empty = new List<string>();
        foreach (var path in paths)
        {
            var full = Path.GetFullPath(path, contentRoot);
            if (File.Exists(full))
                files.Add(FolderWalk.Describe(path, new FileInfo(full)));
            else if (!Directory.Exists(full))
                missing.Add(path);
            else
            {
                var walk = new FolderWalk(path, full);
                files.AddRange(walk.Files);
                unreadable.AddRange(walk.Unreadable);
                if (walk.Files.Count == 0)
                    empty.Add(path);
            }
        }
        return new ArticleFiles(files, missing, unreadable, empty);
    }

    /// <summary>Whether a source is the path itself or lies in that folder.</summary>
    public static bool IsBelow(string path, string source)
    {
        var folder = FolderWalk.Slashed(path).TrimEnd('/');
        return source == folder || source.StartsWith(folder + '/', StringComparison.Ordinal);
    }
}
