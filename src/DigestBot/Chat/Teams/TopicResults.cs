using DigestBot.Topics;

namespace DigestBot.Chat.Teams;

/// <summary>Passages about topics, found while somebody is still writing a topic's name.</summary>
internal sealed class TopicResults(TopicCatalog catalog, TopicIndex index)
{
    private const int MostNear = 5;

    /// <summary>All passages of the topic that is named; else the best one of each that may be meant. Without words: of each topic, the newest first.</summary>
    public IReadOnlyList<(Topic Topic, TopicPassage Passage)> Find(string words)
    {
        var map = catalog.Current;
        if (words.Length == 0)
            return [.. Best(map.Topics.OrderByDescending(Newest))];
        if (map.Find(words) is { } named)
            return [.. index.Passages(named).Select(passage => (named, passage))];
        var begun = Best(map.Topics.Where(topic => Begins(topic, words))).ToList();
        return begun.Count > 0 ? begun : [.. Best(TopicLookup.Near(map, words, MostNear))];
    }

    private IEnumerable<(Topic, TopicPassage)> Best(IEnumerable<Topic> topics) =>
        from topic in topics
        let passages = index.Passages(topic)
        where passages.Count > 0
        select (topic, passages[0]);

    private DateOnly Newest(Topic topic) =>
        index.Passages(topic).Select(passage => passage.Article.Day).DefaultIfEmpty().Max();

    private static bool Begins(Topic topic, string words) =>
        topic.Keywords.Append(topic.Name).Append(topic.Title).Any(name => Begins(name, words));

    /// <summary>Whether the name, or the rest of it from one of its words on, begins so.</summary>
    private static bool Begins(string name, string words)
    {
        for (var start = 0; start < name.Length; start = NextWord(name, start))
            if (name.AsSpan(start).StartsWith(words, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static int NextWord(string name, int from)
    {
        var end = name.AsSpan(from).IndexOfAny(' ', '-');
        return end < 0 ? name.Length : from + end + 1;
    }
}
