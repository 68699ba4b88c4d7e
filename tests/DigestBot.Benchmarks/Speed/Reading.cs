using DigestBot.Text;

namespace DigestBot.Benchmarks.Speed;

/// <summary>The whole way of a text: sections, sentences, summaries, and the topics of every section.</summary>
internal static class Reading
{
    public static ArticleText Read(string text) =>
        ArticleReader.ReadPlain(text, new ArticleHead(), ReadOptions.Default);

    public static int Match(KeywordMatcher matcher, ArticleText article) =>
        article.Sections.Sum(section => matcher.Find(section.Heading).Count + matcher.Find(section.Text).Count);

    public static int All(string text, KeywordMatcher matcher) => Match(matcher, Read(text));
}
