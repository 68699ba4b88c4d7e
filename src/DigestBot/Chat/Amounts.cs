using DigestBot.Articles;
using DigestBot.Topics;

namespace DigestBot.Chat;

/// <summary>Counts, said properly.</summary>
internal static class Amounts
{
    public static string Of(int count, string one, string? many = null) =>
        count == 1
            ? $"1 {one}"
            : $"{count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)} {many ?? one + "s"}";

    /// <summary>"1 article, 7 sections, 12 topics".</summary>
    public static string Read(Shelf shelf, TopicMap map) =>
        $"{Of(shelf.Articles.Count, "article")}, {Of(shelf.SectionCount, "section")}, {Of(map.Topics.Count, "topic")}";
}

/// <summary>The plain-text form of messages.</summary>
internal static class PlainText
{
    public static string Join(IEnumerable<string> lines) => string.Join('\n', lines.Where(line => line.Length > 0));
}
