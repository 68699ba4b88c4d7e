using DigestBot.Text;

namespace DigestBot.Articles;

internal readonly record struct ArticleId(long Value);

internal readonly record struct SectionId(long Value);

/// <summary>An article as it was read and stored.</summary>
/// <param name="Source">Where it was read from, such as a file's path below its folder.</param>
internal sealed record Article(
    ArticleId Id,
    string Source,
    string Title,
    string? Byline,
    string? Standfirst,
    string Language,
    string? Publisher,
    Uri? Url,
    DateOnly? Published,
    DateTimeOffset ReadAt,
    IReadOnlyList<Section> Sections
)
{
    /// <summary>The day it counts as from: when it was published, else when it was read.</summary>
    public DateOnly Day => Published ?? DateOnly.FromDateTime(ReadAt.UtcDateTime);
}
