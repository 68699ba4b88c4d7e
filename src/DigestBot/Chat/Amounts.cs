using DigestBot.Articles;
using DigestBot.Topics;
using DigestBot.Wording;

namespace DigestBot.Chat;

/// <summary>Counts, said properly.</summary>
internal static class Amounts
{
    /// <summary>"1 article, 7 sections, 12 topics".</summary>
    public static string Read(Shelf shelf, TopicMap map, AmountTexts say) =>
        say.Read.With(
            ("articles", say.Articles.Of(shelf.Articles.Count)),
            ("sections", say.Sections.Of(shelf.SectionCount)),
            ("topics", say.Topics.Of(map.Topics.Count))
        );
}

/// <summary>The plain-text form of messages.</summary>
internal static class PlainText
{
    public static string Join(IEnumerable<string> lines) => string.Join('\n', lines.Where(line => line.Length > 0));
}
