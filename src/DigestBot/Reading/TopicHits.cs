using DigestBot.Text;

namespace DigestBot.Reading;

/// <summary>Which sentences of an article name which topics.</summary>
internal static class TopicHits
{
    public static IReadOnlyList<ReadTopic> Of(ArticleText article, KeywordMatcher topics) =>
        [
            .. article
                .Sections.SelectMany(section => InSection(section, topics))
                .GroupBy(hit => hit.Topic, hit => hit.Hit, StringComparer.Ordinal)
                .Select(topic => new ReadTopic(topic.Key, [.. topic]))
                .OrderByDescending(topic => topic.Hits.Count)
                .ThenBy(topic => topic.Topic, StringComparer.Ordinal),
        ];

    private static IEnumerable<(string Topic, ReadHit Hit)> InSection(SectionText section, KeywordMatcher topics)
    {
        var sentence = 0;
        foreach (var hit in topics.Find(section.Text))
        {
            while (sentence < section.Sentences.Count - 1 && section.Sentences[sentence].End <= hit.Range.Start)
                sentence++;
            yield return (hit.Topic, new ReadHit(section.Ordinal, sentence, hit.Keyword));
        }
    }
}
