using System.Text.RegularExpressions;
using DigestBot.Channels;
using DigestBot.Topics;
using DigestBot.Wording;

namespace DigestBot.Chat;

/// <summary>The topics a person named, "quad, aukus and south china sea".</summary>
/// <param name="Unknown">The first name that is no topic.</param>
internal sealed partial record AskedTopics(IReadOnlyList<Topic> Known, string? Unknown)
{
    private const int NearShown = 3;

    public IReadOnlyList<string> Names => [.. Known.Select(topic => topic.Name)];

    public static AskedTopics Read(TopicMap map, string words)
    {
        var known = new List<Topic>();
        foreach (
            var part in words.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        )
            if (map.Find(part) is { } topic)
                known.Add(topic);
            else if (
                And().Split(part).Select(some => Add(map, some, known)).FirstOrDefault(fault => fault is not null) is
                { } unknown
            )
                return new AskedTopics(known, unknown);
        return new AskedTopics([.. known.DistinctBy(topic => topic.Name)], null);
    }

    /// <summary>Says that a name is no topic, with buttons that ask again with what may have been meant.</summary>
    /// <param name="again">What the button of a name does.</param>
    public static Reply Miss(TopicMap map, string unknown, Language language, Func<string, ButtonData> again)
    {
        var say = language.Texts.Topic;
        var near = TopicLookup.Near(map, unknown, NearShown);
        return Notice.Say(
            language,
            say.None.With(Clip.Short(unknown)),
            near.Count switch
            {
                0 => say.NothingClose,
                1 => say.DidYouMean.With(near[0].Name),
                _ => say.OneOfThese,
            },
            [
                .. near.Select(topic => new SuggestionView(topic.Title, again(topic.Name))),
                new SuggestionView(language.Texts.Labels.AllTopics, new ButtonData("topics")),
            ]
        );
    }

    /// <summary>Names without commas between them: the longest run of words that is a topic, and so on.</summary>
    /// <returns>What is no topic; null when all of it is.</returns>
    private static string? Add(TopicMap map, string part, List<Topic> known)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var start = 0; start < words.Length; )
        {
            var end = words.Length;
            while (end > start && map.Find(string.Join(' ', words[start..end])) is null)
                end--;
            if (end == start)
                return string.Join(' ', words[start..]);
            known.Add(map.Find(string.Join(' ', words[start..end]))!);
            start = end;
        }
        return null;
    }

    [GeneratedRegex(
        @"\s+(and|und)\s+|\s*&\s*",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex And();
}
