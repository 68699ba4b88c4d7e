using DigestBot.Topics;
using DigestBot.Wording;

namespace DigestBot.Digests.Content;

internal enum DigestKind
{
    /// <summary>What is new for the conversation.</summary>
    New,

    /// <summary>The whole of the newest article, each time.</summary>
    All,

    /// <summary>What is new about some topics.</summary>
    Topic,
}

/// <summary>What the digests of a schedule are about.</summary>
/// <param name="Topics">The names of the topics, sorted, with blanks between them; empty unless the kind is about topics.</param>
internal sealed record DigestMode(DigestKind Kind, string Topics = "")
{
    public static DigestMode New { get; } = new(DigestKind.New);

    public static DigestMode All { get; } = new(DigestKind.All);

    public IReadOnlyList<string> TopicNames => Topics.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static DigestMode About(IEnumerable<string> topics) =>
        new(DigestKind.Topic, string.Join(' ', topics.Distinct().Order(StringComparer.Ordinal)));

    /// <returns>Null when there is no such kind.</returns>
    public static DigestMode? FromStored(string kind, string topics) =>
        Enum.TryParse<DigestKind>(kind, ignoreCase: true, out var known) && Enum.IsDefined(known)
            ? new(known, topics)
            : null;

    /// <summary>"Quad and AUKUS".</summary>
    public string Words(TopicMap map, Language language) =>
        language.All([.. TopicNames.Select(name => map.Named(name)?.Title ?? name)]);

    /// <summary>What a schedule says after its time: nothing, ", the whole article", ", about Quad and AUKUS".</summary>
    public string Suffix(TopicMap map, Language language) =>
        Kind switch
        {
            DigestKind.All => language.Texts.Rule.WholeArticle,
            DigestKind.Topic => language.Texts.Rule.About.With(Words(map, language)),
            _ => "",
        };

    /// <summary>As <c>/subscribe</c> takes it after the time; empty for what is new.</summary>
    public string Command(Language language) =>
        Kind switch
        {
            DigestKind.All => $" {language.Texts.Rule.CommandAll}",
            DigestKind.Topic => $" {language.Texts.Rule.CommandTopics.With(string.Join(", ", TopicNames))}",
            _ => "",
        };

    /// <summary>The topics that are no longer in the keyword map.</summary>
    public IReadOnlyList<string> Vanished(TopicMap map) => [.. TopicNames.Where(name => map.Named(name) is null)];
}
