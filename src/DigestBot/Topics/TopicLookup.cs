using FuzzySharp;

namespace DigestBot.Topics;

/// <summary>Finds the topic a person means.</summary>
internal static class TopicLookup
{
    /// <summary>From 0 to 100; "qaud" and "quad" are 75 alike, "quadrant" and "quad" 67.</summary>
    private const int CloseEnough = 70;

    /// <summary>Topics whose name, title or a keyword is spelled nearly so, the closest first.</summary>
    public static IReadOnlyList<Topic> Near(TopicMap map, string asked, int limit)
    {
        var wanted = asked.ToLowerInvariant();
        return
        [
            .. map
                .Topics.Select(topic => (Topic: topic, Likeness: Likeness(topic, wanted)))
                .Where(near => near.Likeness >= CloseEnough)
                .OrderByDescending(near => near.Likeness)
                .ThenBy(near => near.Topic.Name, StringComparer.Ordinal)
                .Take(limit)
                .Select(near => near.Topic),
        ];
    }

    private static int Likeness(Topic topic, string wanted) =>
        topic.Keywords.Append(topic.Name).Append(topic.Title).Max(name => Fuzz.Ratio(name.ToLowerInvariant(), wanted));
}
