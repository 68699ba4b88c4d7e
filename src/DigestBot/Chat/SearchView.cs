using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Wording;

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

internal sealed class SearchWords(Labels of)
{
    public string Search => of.FullTextSearch;
    public string Read => of.Read;
    public string ReadSection => of.ReadSection;
    public string Section => of.Section;
    public string AllTopics => of.AllTopics;
}
