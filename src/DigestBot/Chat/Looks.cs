using System.Collections.Frozen;
using DigestBot.Digests.Content;

namespace DigestBot.Chat;

/// <summary>The verbs that only look: a card may ask for them by itself, again and again, and what they show is for whoever looks.</summary>
internal static class Looks
{
    private static readonly FrozenSet<string> _verbs = FrozenSet.Create(
        StringComparer.Ordinal,
        "about",
        "articles",
        "articles.more",
        DigestAgain.Verb,
        "help",
        "schedule",
        "search",
        "search.more",
        "section",
        "sections",
        "sections.more",
        "topic",
        "topic.more",
        "topics",
        "topics.more",
        "unsubscribe.ask"
    );

    public static bool Contains(string verb) => _verbs.Contains(verb);
}
