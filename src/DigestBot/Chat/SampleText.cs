using System.Globalization;
using DigestBot.Digests.Content;

namespace DigestBot.Chat;

/// <summary>The plain-text form of a sample digest.</summary>
internal static class SampleText
{
    public static IEnumerable<string> Lines(IEnumerable<DigestArticleView> articles) =>
        articles.SelectMany(article =>
            (string[])
                [
                    article.Title,
                    article.Source,
                    .. article.Sections.SelectMany(section =>
                        (string[])
                            [
                                string.Create(CultureInfo.InvariantCulture, $"{section.Ordinal}. {section.Heading}"),
                                $"{section.Open}{string.Concat(section.Quote.Select(run => run.Text))}{section.Close}",
                            ]
                    ),
                ]
        );
}
