namespace DigestBot.Articles;

/// <summary>
/// Tells articles whose files were taken away from those whose folder merely cannot be looked into, or is empty for now because a disk is
/// not mounted or a copy is being put in its place. What keeps an article is said once, until it changes.
/// </summary>
internal sealed class GoneArticles(TimeProvider time, ILogger<GoneArticles> log)
{
    public const int EmptyHours = 24;

    private readonly Once<string> _missing = new();
    private readonly Once<UnreadableFolder> _unreadable = new();
    private readonly Once<string> _emptied = new();
    private readonly Dictionary<string, long> _emptySince = new(StringComparer.Ordinal);

    /// <param name="known">The sources whose articles are offered.</param>
    /// <returns>Those whose articles are to be offered no more.</returns>
    public IReadOnlyList<string> Among(IEnumerable<string> known, ArticleFiles found)
    {
        var present = found.Files.Select(file => file.Source).ToHashSet(StringComparer.Ordinal);
        List<string> unseen = [.. found.Missing, .. found.Unreadable.Select(folder => folder.Source)];
        var absent = known.Where(source => !present.Contains(source) && !IsBelowAny(unseen, source)).ToList();
        var emptied = found.Empty.Where(path => absent.Exists(source => ArticleFolder.IsBelow(path, source))).ToList();
        Say(found, emptied);
        var kept = EmptyForNow(emptied);
        return absent.FindAll(source => !IsBelowAny(kept, source));
    }

    private List<string> EmptyForNow(List<string> emptied)
    {
        foreach (var path in _emptySince.Keys.Except(emptied, StringComparer.Ordinal).ToList())
            _emptySince.Remove(path);
        foreach (var path in emptied)
            _emptySince.TryAdd(path, time.GetTimestamp());
        return emptied.FindAll(path => time.GetElapsedTime(_emptySince[path]) < TimeSpan.FromHours(EmptyHours));
    }

    private void Say(ArticleFiles found, List<string> emptied)
    {
        foreach (var path in _missing.NewIn(found.Missing))
            log.ArticlePathMissing(path);
        foreach (var (source, reason) in _unreadable.NewIn(found.Unreadable))
            log.ArticleFolderUnreadable(source, reason);
        foreach (var path in _emptied.NewIn(emptied))
            log.ArticleFolderEmptied(path, EmptyHours);
    }

    private static bool IsBelowAny(List<string> paths, string source) =>
        paths.Exists(path => ArticleFolder.IsBelow(path, source));

    /// <summary>What is to be said only when it begins.</summary>
    private sealed class Once<T>
    {
        private IReadOnlyList<T> _before = [];

        public List<T> NewIn(IReadOnlyList<T> now)
        {
            var begun = now.Except(_before).ToList();
            _before = now;
            return begun;
        }
    }
}
