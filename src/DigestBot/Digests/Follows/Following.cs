using DigestBot.Articles;
using DigestBot.Digests.Content;

namespace DigestBot.Digests.Follows;

/// <summary>A topic that a conversation follows, and since when.</summary>
internal sealed record FollowedTopic(string Name, DateTimeOffset Since);

/// <summary>What a conversation follows, and what of it comes as an alert.</summary>
/// <param name="Digests">The digests that are scheduled there and not paused.</param>
/// <param name="QuietUntil">One hour after the last alert; null when there was none.</param>
internal sealed record Following(
    IReadOnlyList<FollowedTopic> All,
    IReadOnlyList<DigestMode> Digests,
    DateTimeOffset? QuietUntil
)
{
    public IReadOnlyList<string> Topics => [.. All.Select(topic => topic.Name)];

    /// <summary>
    /// The sections that were read since their topic was followed. Those that were read in the hour after an alert come with the
    /// next digest, where one is scheduled that has them.
    /// </summary>
    public IReadOnlyList<DigestItem> Select(News news, IReadOnlySet<SectionId> given) =>
        [
            .. news.About(news.Current.For(given), Topics)
                .Where(item => Since(item, news).Any())
                .Where(item => QuietUntil is null || item.Section.ReadAt >= QuietUntil || !IsInDigest(item, news)),
        ];

    /// <summary>The followed topics that brought some items, in the order in which they were followed.</summary>
    public IReadOnlyList<string> TopicsOf(IReadOnlyList<DigestItem> items, News news)
    {
        var found = items.SelectMany(item => Since(item, news)).ToHashSet();
        return [.. Topics.Where(found.Contains)];
    }

    private IEnumerable<string> Since(DigestItem item, News news) =>
        All.Where(topic => item.Section.ReadAt > topic.Since && news.About([item], [topic.Name]).Any())
            .Select(topic => topic.Name);

    private bool IsInDigest(DigestItem item, News news) =>
        Digests.Any(mode =>
            mode.Kind switch
            {
                DigestKind.New => true,
                DigestKind.Topic => news.About([item], mode.TopicNames).Any(),
                _ => false,
            }
        );
}
