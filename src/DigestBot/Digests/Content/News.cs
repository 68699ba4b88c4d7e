using DigestBot.Articles;
using DigestBot.Topics;
using Microsoft.Extensions.Options;

namespace DigestBot.Digests.Content;

/// <summary>What is new: the newest article first, its sections in order. What everybody shares is worked out once a minute and library.</summary>
internal sealed class News(Library library, TopicIndex topics, IOptions<DigestOptions> options, TimeProvider time)
{
    private Newsworthy? _current;

    public Newsworthy Current
    {
        get
        {
            var (shelf, now) = (library.Current, time.GetUtcNow());
            var oldest = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute)).AddDays(-options.Value.NewsDays);
            if (Volatile.Read(ref _current) is { } known && known.Shelf == shelf && known.Oldest == oldest)
                return known;
            var current = new Newsworthy(shelf, oldest);
            Volatile.Write(ref _current, current);
            return current;
        }
    }

    /// <summary>What is new for somebody who was given some sections, about the topics when there are any.</summary>
    public IReadOnlyList<DigestItem> For(IReadOnlySet<SectionId> given, DigestMode mode) =>
        mode.Kind == DigestKind.Topic ? [.. About(Current.For(given), mode.TopicNames)] : [.. Current.For(given)];

    /// <summary>Those items that are about one of the topics, and why.</summary>
    public IEnumerable<DigestItem> About(IEnumerable<DigestItem> items, IReadOnlyList<string> names) =>
        items
            .Select(item => item with { Why = string.Join(", ", topics.KeywordsOf(item.Section.Id, names)) })
            .Where(item => item.Why.Length > 0);

    /// <summary>The newest article, whole.</summary>
    public static IReadOnlyList<DigestItem> Whole(Article article, IReadOnlySet<SectionId> given) =>
        [
            .. article
                .Sections.Where(section => section.Summary.Count > 0)
                .Select(section => new DigestItem(
                    article,
                    section,
                    IsUpdated: section.NoveltyTo(given) == Novelty.Updated
                )),
        ];
}

/// <summary>The sections that are news to somebody who was given nothing.</summary>
internal sealed class Newsworthy
{
    private readonly List<(Article Article, Section Section)> _sections;

    public Newsworthy(Shelf shelf, DateTimeOffset oldest)
    {
        (Shelf, Oldest) = (shelf, oldest);
        _sections =
        [
            .. shelf.Articles.SelectMany(article =>
                article
                    .Sections.Where(section => section.Summary.Count > 0 && section.ReadAt >= oldest)
                    .Select(section => (article, section))
            ),
        ];
        First = shelf
            .Articles.SelectMany(article => article.Sections)
            .SelectMany(section => section.Formers.Select(former => former.Id).Append(section.Id))
            .DefaultIfEmpty()
            .MinBy(id => id.Value);
    }

    public Shelf Shelf { get; }

    public DateTimeOffset Oldest { get; }

    /// <summary>No section with a lower id matters to what is new.</summary>
    public SectionId First { get; }

    public IEnumerable<DigestItem> For(IReadOnlySet<SectionId> given) =>
        _sections
            .Select(found => (found.Article, found.Section, Novelty: found.Section.NoveltyTo(given)))
            .Where(found => found.Novelty != Novelty.Known)
            .Select(found => new DigestItem(found.Article, found.Section, found.Novelty == Novelty.Updated));
}
