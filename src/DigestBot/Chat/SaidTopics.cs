using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using DigestBot.Channels;
using DigestBot.Topics;
using DigestBot.Wording;

namespace DigestBot.Chat;

/// <summary>Answers about topics, put together once for what was found: another map or library finds other passages.</summary>
internal sealed class SaidTopics
{
    private readonly ConditionalWeakTable<IReadOnlyList<TopicPassage>, Pages> _said = [];

    public CardMessage Of(
        IReadOnlyList<TopicPassage> found,
        bool isFollowed,
        long from,
        Language language,
        Func<CardMessage> compose
    ) =>
        found.Count == 0 || from > found.Count
            ? compose()
            : _said
                .GetOrCreateValue(found)
                .GetOrAdd((isFollowed, from, language), static (_, compose) => compose(), compose);

    private sealed class Pages : ConcurrentDictionary<(bool, long, Language), CardMessage>;
}
