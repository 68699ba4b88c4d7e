using DigestBot.Channels;
using DigestBot.Digests.Content;

namespace DigestBot.Chat;

internal sealed record SearchView(
    string Lang,
    string Summary,
    string Words,
    string Heading,
    string Found,
    string Hint,
    IReadOnlyList<PassageView> Passages,
    string Empty,
    MoreView More,
    Way Way,
    SearchWords Say
);

internal sealed record SearchWords
{
    public string Search { get; } = "Full-text search";
    public string Read { get; } = "Read ›";
    public string ReadSection { get; } = "Read section";
    public string Section { get; } = "Section";
    public string AllTopics { get; } = "All topics";
}
