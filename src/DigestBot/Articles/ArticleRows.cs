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
    string Summary,
    long ReadAt
)
{
    public Section ToSection(IReadOnlyList<FormerSection> formers) =>
        new(
            new SectionId(Id),
            new ArticleId(ArticleId),
            (int)Ordinal,
            Heading,
            Text,
            Ranges.ReadRanges(Sentences),
            Ranges.ReadIndexes(Summary)
        )
        {
            ReadAt = Instants.FromStored(ReadAt),
            Formers = formers,
        };
}

internal sealed record FormerRow(long SectionId, long FormerId, long IsEdition, string Known)
{
    public FormerSection ToFormer() => new(new SectionId(FormerId), IsEdition != 0, Ranges.ReadRanges(Known));
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

    /// <summary>The marked places of a list, as ranges.</summary>
    public static string ToStored(bool[] marks)
    {
        var ranges = new List<TextRange>();
        for (var i = 0; i < marks.Length; i++)
        {
            if (!marks[i])
                continue;
            var start = i;
            while (i < marks.Length && marks[i])
                i++;
            ranges.Add(new TextRange(start, i));
        }
        return ToStored(ranges);
    }

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
