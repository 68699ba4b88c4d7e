namespace DigestBot.Text;

/// <summary>What an article says about a topic.</summary>
/// <param name="Hits">By section, in reading order.</param>
/// <param name="Passages">Best first; their source is the section's ordinal.</param>
public sealed record TopicPassages(
    string Topic,
    IReadOnlyList<(SectionText Section, IReadOnlyList<KeywordHit> Hits)> Hits,
    IReadOnlyList<Passage> Passages
);

/// <summary>Finds the topics of one article and ranks the passages about each.</summary>
public static class ArticlePassages
{
    /// <summary>The topics that the article's text names, the most mentioned first.</summary>
    public static IReadOnlyList<TopicPassages> Of(ArticleText article, KeywordMatcher topics)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(topics);
        return
        [
            .. Sources(article, topics)
                .GroupBy(found => found.Topic, StringComparer.Ordinal)
                .Select(topic => new TopicPassages(
                    topic.Key,
                    [.. topic.Select(found => (article.Sections[found.Source.Id - 1], found.Source.Hits))],
                    PassageRanker.Rank([.. topic.Select(found => found.Source)])
                ))
                .OrderByDescending(topic => topic.Hits.Sum(section => section.Hits.Count))
                .ThenBy(topic => topic.Topic, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<(string Topic, PassageSource Source)> Sources(ArticleText article, KeywordMatcher topics)
    {
        var before = 0;
        foreach (var section in article.Sections)
        {
            var carriesOn = PartName.Is(section.Heading, section.Ordinal);
            var inHeading = topics.Find(section.Heading).Select(hit => hit.Topic).ToHashSet(StringComparer.Ordinal);
            foreach (var hits in topics.Find(section.Text).GroupBy(hit => hit.Topic, StringComparer.Ordinal))
                yield return (
                    hits.Key,
                    new PassageSource(
                        section.Ordinal,
                        section.Text,
                        section.Sentences,
                        [.. hits],
                        inHeading.Contains(hits.Key),
                        AgeDays: 0
                    )
                    {
                        Language = article.Language,
                        Before = carriesOn ? before : 0,
                    }
                );
            before += section.Sentences.Count;
        }
    }
}
