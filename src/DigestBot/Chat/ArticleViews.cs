using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Wording;

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

internal sealed class ArticlesWords(Labels of)
{
    public string Articles => of.Articles;
    public string Open => of.OpenSections;
    public string OpenSections => of.ShowSections;
    public string OpenArticle => of.OpenArticle;
    public string DigestNow => of.DigestNow;
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

internal sealed class SectionsWords(Labels of)
{
    public string Sections => of.Sections;
    public string Read => of.Read;
    public string ReadSection => of.ReadSection;
    public string OpenArticle => of.OpenArticle;
    public string Articles => of.Articles;
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

internal sealed record SectionTextWords(string Legend, string Previous, string Next, string OpenArticle);
