using DigestBot.Text;

namespace DigestBot.Topics;

/// <summary>The keyword map at one moment: its topics in the order of their titles, and the matcher over all of them.</summary>
internal sealed class TopicMap
{
    private readonly Dictionary<string, Topic> _byName;
    private readonly Dictionary<string, Topic> _byAlias = new(StringComparer.OrdinalIgnoreCase);

    private TopicMap(IReadOnlyList<Topic> topics)
    {
        Topics = [.. topics.OrderBy(topic => topic.Title, StringComparer.OrdinalIgnoreCase)];
        _byName = topics.ToDictionary(topic => topic.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var topic in topics)
        {
            _byAlias.TryAdd(Spoken(topic.Name), topic);
            _byAlias.TryAdd(Spoken(topic.Title), topic);
        }
        foreach (var (topic, keyword) in topics.SelectMany(topic => topic.Keywords.Select(keyword => (topic, keyword))))
            _byAlias.TryAdd(Spoken(keyword), topic);
        Matcher = KeywordMatcher.Build(
            topics.SelectMany(topic => topic.Keywords.Select(keyword => new TopicKeyword(topic.Name, keyword)))
        );
    }

    public IReadOnlyList<Topic> Topics { get; }

    public KeywordMatcher Matcher { get; }

    public Topic? Named(string name) => _byName.GetValueOrDefault(name);

    /// <summary>A topic by its name, its title or one of its keywords, however it is written.</summary>
    public Topic? Find(string asked) => Named(asked) ?? _byAlias.GetValueOrDefault(Spoken(asked));

    /// <summary>Builds the map.</summary>
    /// <returns>The map, or every fault as a readable sentence with the setting's path.</returns>
    public static (TopicMap? Map, IReadOnlyList<string> Faults) Build(IReadOnlyDictionary<string, TopicOptions> options)
    {
        var faults = options.SelectMany(entry => Faults(entry.Key, entry.Value, options.Keys)).ToList();
        if (options.Count == 0)
            faults.Add($"{TopicOptions.Key} is empty; name at least one topic with its keywords.");
        if (faults.Count > 0)
            return (null, faults);
        return (new TopicMap([.. options.Select(entry => ToTopic(entry.Key, entry.Value))]), []);
    }

    private static Topic ToTopic(string name, TopicOptions options) =>
        new(
            name.ToLowerInvariant(),
            options.Title.Length > 0 ? options.Title : name,
            [.. options.Keywords.Select(keyword => keyword.Trim()).Distinct(StringComparer.Ordinal)],
            [.. options.Related.Select(related => related.ToLowerInvariant())]
        );

    private static IEnumerable<string> Faults(string name, TopicOptions? options, IEnumerable<string> names)
    {
        var path = $"{TopicOptions.Key}:{name}";
        if (options is null || options.Title is null || options.Keywords is null || options.Related is null)
        {
            yield return $"{path}: Title, Keywords and Related must not be null; leave out what is not needed.";
            yield break;
        }
        if (options.Keywords.Contains(null) || options.Related.Contains(null))
        {
            yield return $"{path}: Keywords and Related must not have null in them.";
            yield break;
        }
        if (name.Any(char.IsWhiteSpace))
            yield return $"{path}: a topic's name has no blanks; write \"{name.Replace(' ', '-')}\" and put the rest into Title.";
        if (options.Keywords.Length == 0)
            yield return $"{path}:Keywords is empty, so nothing could ever match; name at least one word.";
        foreach (var keyword in options.Keywords.Where(keyword => !keyword.Any(char.IsLetterOrDigit)))
            yield return $"{path}:Keywords has \"{keyword}\", which has no letter or digit to match.";
        foreach (
            var related in options.Related.Where(related => !names.Contains(related, StringComparer.OrdinalIgnoreCase))
        )
            yield return $"{path}:Related names \"{related}\", which is no topic of the map.";
    }

    /// <summary>Case, blanks, hyphens, dots and underscores make no difference in a question.</summary>
    private static string Spoken(string text) =>
        string.Join(' ', text.ToLowerInvariant().Split(' ', '-', '_', '.', '\u00A0').Where(part => part.Length > 0));
}
