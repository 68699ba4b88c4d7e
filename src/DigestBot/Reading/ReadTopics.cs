using DigestBot.Text;

namespace DigestBot.Reading;

/// <summary>Which sentences of an article name which topics, and what would be quoted about each.</summary>
internal static class ReadTopics
{
    public static IReadOnlyList<ReadTopic> Of(ArticleText article, KeywordMatcher topics) =>
        [
            .. ArticlePassages
                .Of(article, topics)
                .Select(topic => new ReadTopic(
                    topic.Topic,
                    [.. topic.Hits.SelectMany(found => InSection(found.Section, found.Hits))],
                    [.. topic.Passages.Select(Passage)]
                )),
        ];

    private static ReadPassage Passage(Passage passage) =>
        new(passage.Source, [.. Enumerable.Range(passage.Sentences.Start, passage.Sentences.Length)]);

    private static IEnumerable<ReadHit> InSection(SectionText section, IReadOnlyList<KeywordHit> hits)
    {
        var sentence = 0;
        foreach (var hit in hits)
        {
            while (sentence < section.Sentences.Count - 1 && section.Sentences[sentence].End <= hit.Range.Start)
                sentence++;
            yield return new ReadHit(section.Ordinal, sentence, hit.Keyword);
        }
    }
}
