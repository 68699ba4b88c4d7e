using DigestBot.Channels;
using DigestBot.Digests.Content;

namespace DigestBot.Chat;

internal sealed record ArticleLineView(string Id, bool Rtl, string Title, string Source, string Sections, string Url);

internal sealed record ArticlesView(
    string Lang,
    string Summary,
    string Heading,
    IReadOnlyList<ArticleLineView> Articles,
    string Empty,
    MoreView More,
    Way Way,
    ArticlesWords Say
);

internal sealed record ArticlesWords
{
    public string Articles { get; } = "Articles";
    public string Open { get; } = "Sections ›";
    public string OpenSections { get; } = "Show the sections";
    public string OpenArticle { get; } = "Open article";
    public string DigestNow { get; } = "Digest now";
}

internal sealed record ArticleHeadView(string Id, bool Rtl, string Title, string Source, string Url);

internal sealed record SectionLineView(string Id, int Ordinal, string Heading, bool Rtl);

internal sealed record SectionsView(
    string Lang,
    string Summary,
    ArticleHeadView Article,
    IReadOnlyList<SectionLineView> Sections,
    string Empty,
    MoreView More,
    Way Way,
    SectionsWords Say
);

internal sealed record SectionsWords
{
    public string Sections { get; } = "Sections";
    public string Read { get; } = "Read ›";
    public string ReadSection { get; } = "Read section";
    public string OpenArticle { get; } = "Open article";
    public string Articles { get; } = "Articles";
}

internal sealed record TextRunView(string Text, bool Quoted);

internal sealed record ParagraphView(IReadOnlyList<TextRunView> Runs);

internal sealed record SectionTextView(
    string Lang,
    string Summary,
    bool Rtl,
    string Position,
    string Heading,
    ArticleHeadView Article,
    string Previous,
    string Next,
    IReadOnlyList<ParagraphView> Paragraphs,
    Way Way,
    SectionTextWords Say
);

internal sealed record SectionTextWords(string Legend, string Previous, string Next)
{
    public string OpenArticle { get; } = "Open article";
}
