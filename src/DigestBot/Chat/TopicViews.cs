using DigestBot.Channels;
using DigestBot.Digests.Content;

namespace DigestBot.Chat;

/// <summary>A quoted passage, where it stands and why it is shown.</summary>
internal sealed record PassageView(
    string Id,
    int Ordinal,
    string Heading,
    IReadOnlyList<QuoteRun> Quote,
    string Source,
    string Url,
    string Why,
    bool Rtl,
    string Open,
    string Close
);

internal sealed record TopicHead(string Name, string Title, string Found, bool Followed);

internal sealed record TopicLink(string Name, string Title);

internal sealed record TopicView(
    string Lang,
    string Summary,
    TopicHead Topic,
    IReadOnlyList<PassageView> Passages,
    IReadOnlyList<TopicLink> Related,
    MoreView More,
    string Empty,
    Way Way,
    TopicWords Say
);

internal sealed record TopicWords
{
    public string Read { get; } = "Read ›";
    public string ReadSection { get; } = "Read section";
    public string Section { get; } = "Section";
    public string Matched { get; } = "Matched";
    public string Topic { get; } = "Topic";
    public string Related { get; } = "Related topics";
    public string AllTopics { get; } = "All topics";
    public string Follow { get; } = "Follow";
    public string Unfollow { get; } = "Unfollow";
}

internal sealed record TopicMissView(
    string Lang,
    string Summary,
    string Asked,
    string Heading,
    string Hint,
    IReadOnlyList<TopicLink> Near,
    IReadOnlyList<string> Topics,
    TopicMissWords Say
);

internal sealed record TopicMissWords
{
    public string Topic { get; } = "Topic";
    public string Known { get; } = "Topics you can ask for";
    public string Search { get; } = "Search the articles";
    public string AllTopics { get; } = "All topics";
}

internal sealed record TopicLineView(string Name, string Title, bool Rtl, string Found);

internal sealed record TopicsView(
    string Lang,
    string Summary,
    string Heading,
    string Hint,
    IReadOnlyList<TopicLineView> Topics,
    string Empty,
    MoreView More,
    Way Way,
    TopicsWords Say
);

internal sealed record TopicsWords
{
    public string Topics { get; } = "Topics";
    public string Open { get; } = "Show topic";
    public string Help { get; } = "Help";
}
