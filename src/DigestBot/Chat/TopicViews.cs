using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Wording;

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

internal sealed class TopicWords(Labels of)
{
    public string Read => of.Read;
    public string ReadSection => of.ReadSection;
    public string Section => of.Section;
    public string Matched => of.Matched;
    public string Topic => of.Topic;
    public string Related => of.RelatedTopics;
    public string AllTopics => of.AllTopics;
    public string Follow => of.Follow;
    public string Unfollow => of.Unfollow;
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

internal sealed class TopicMissWords(Labels of)
{
    public string Topic => of.Topic;
    public string Known => of.KnownTopics;
    public string Search => of.SearchArticles;
    public string AllTopics => of.AllTopics;
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

internal sealed class TopicsWords(Labels of)
{
    public string Topics => of.Topics;
    public string Open => of.ShowTopic;
    public string Help => of.Help;
}
