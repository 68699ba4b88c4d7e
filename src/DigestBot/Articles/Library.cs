namespace DigestBot.Articles;

/// <summary>Everything that has been read, newest first: an immutable picture that is replaced when an article changes.</summary>
internal sealed class Library
{
    private Shelf _shelf = new([]);

    public Shelf Current => Volatile.Read(ref _shelf);

    public event EventHandler? Changed;

    public void Replace(IEnumerable<Article> articles)
    {
        Volatile.Write(ref _shelf, new Shelf(articles));
        Changed?.Invoke(this, EventArgs.Empty);
    }
}

/// <summary>The articles at one moment.</summary>
internal sealed class Shelf
{
    private readonly Dictionary<SectionId, (Article Article, Section Section)> _sections;
    private readonly Dictionary<string, Article> _byAddress = new(StringComparer.Ordinal);

    public Shelf(IEnumerable<Article> articles)
    {
        Articles =
        [
            .. articles
                .OrderByDescending(article => article.Day)
                .ThenByDescending(article => article.ReadAt)
                .ThenByDescending(article => article.Id.Value),
        ];
        _sections = Articles
            .SelectMany(article => article.Sections.Select(section => (article, section)))
            .ToDictionary(pair => pair.section.Id);
        foreach (var article in Articles)
            if (article.Url is { } url && ArticleAddress.Key(url.AbsoluteUri) is { } address)
                _byAddress.TryAdd(address, article);
    }

    public IReadOnlyList<Article> Articles { get; }

    public int SectionCount => _sections.Count;

    public (Article Article, Section Section)? Find(SectionId id) =>
        _sections.TryGetValue(id, out var found) ? found : null;

    public Article? Find(ArticleId id) => Articles.FirstOrDefault(article => article.Id == id);

    /// <summary>The newest article that can be read at an address.</summary>
    public Article? At(string address) =>
        ArticleAddress.Key(address) is { } key ? _byAddress.GetValueOrDefault(key) : null;
}
