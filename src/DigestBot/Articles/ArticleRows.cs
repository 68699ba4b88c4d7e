using System.Globalization;
using DigestBot.Storage;
using DigestBot.Text;

namespace DigestBot.Articles;

internal sealed record ArticleRow(
    long Id,
    string Source,
    string Title,
    string? Byline,
    string? Standfirst,
    string Language,
    string? Publisher,
    string? Url,
    string? Published,
    long ReadAt
)
{
    public Article ToArticle(IReadOnlyList<Section> sections) =>
        new(
            new ArticleId(Id),
            Source,
            Title,
            Byline,
            Standfirst,
            Language,
            Publisher,
            Url is null ? null : new Uri(Url),
            Published is null ? null : DateOnly.ParseExact(Published, "O", CultureInfo.InvariantCulture),
            Instants.FromStored(ReadAt),
            sections
        );
}

internal sealed record SectionRow(
    long Id,
    long ArticleId,
    long Ordinal,
    string Heading,
    string Text,
    string Sentences,
    string Summary
)
{
    public Section ToSection() =>
        new(
            new SectionId(Id),
            new ArticleId(ArticleId),
            (int)Ordinal,
            Heading,
            Text,
            Ranges.ReadRanges(Sentences),
            Ranges.ReadIndexes(Summary)
        );
}

/// <summary>Ranges and indexes as a column: <c>0-25 26-80</c> and <c>0 3</c>.</summary>
internal static class Ranges
{
    public static string ToStored(IEnumerable<TextRange> ranges) =>
        string.Join(
            ' ',
            ranges.Select(range => string.Create(CultureInfo.InvariantCulture, $"{range.Start}-{range.End}"))
        );

    public static string ToStored(IEnumerable<int> indexes) =>
        string.Join(' ', indexes.Select(index => index.ToString(CultureInfo.InvariantCulture)));

    public static IReadOnlyList<TextRange> ReadRanges(string stored) =>
        [
            .. stored
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(range => range.Split('-'))
                .Select(ends => new TextRange(ReadIndex(ends[0]), ReadIndex(ends[1]))),
        ];

    public static IReadOnlyList<int> ReadIndexes(string stored) =>
        [.. stored.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ReadIndex)];

    private static int ReadIndex(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
