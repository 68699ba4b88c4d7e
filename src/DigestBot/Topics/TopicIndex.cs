using DigestBot.Articles;
using DigestBot.Text;

namespace DigestBot.Topics;

/// <summary>A ranked passage and where it stands.</summary>
internal sealed record TopicPassage(Article Article, Section Section, Passage Passage);

/// <summary>What the keyword map finds in everything that was read, worked out once per map and library.</summary>
internal sealed class TopicIndex : IDisposable
{
    private readonly Library _library;
    private readonly TopicCatalog _catalog;
    private readonly TimeProvider _time;
    private readonly Lock _building = new();
    private Findings? _findings;

    public TopicIndex(Library library, TopicCatalog catalog, TimeProvider time)
    {
        (_library, _catalog, _time) = (library, catalog, time);
        _library.Changed += Forget;
        _catalog.Changed += Forget;
    }

    /// <summary>The passages about a topic, best first.</summary>
    public IReadOnlyList<TopicPassage> Passages(Topic topic) => Current.Passages(topic.Name);

    /// <summary>The topics of a section, the most mentioned first.</summary>
    public IReadOnlyList<Topic> TopicsOf(SectionId section) => Current.TopicsOf(section);

    /// <summary>The keywords by which some topics, named, are in a section.</summary>
    public IReadOnlyList<string> KeywordsOf(SectionId section, IReadOnlyList<string> topics) =>
        Current.KeywordsOf(section, topics);

    public void Dispose()
    {
        _library.Changed -= Forget;
        _catalog.Changed -= Forget;
    }

    private Findings Current
    {
        get
        {
            var today = Today;
            if (Volatile.Read(ref _findings) is { } findings && findings.Day == today)
                return findings;
            lock (_building)
                return _findings?.Day == today
                    ? _findings
                    : _findings = new Findings(_library.Current, _catalog.Current, today);
        }
    }

    private DateOnly Today => DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime);

    private void Forget(object? sender, EventArgs change)
    {
        lock (_building)
            _findings = null;
    }
}
