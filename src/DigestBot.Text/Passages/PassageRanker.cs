namespace DigestBot.Text;

/// <summary>A section in which a topic may have passages.</summary>
/// <param name="Hits">The topic's hits in <paramref name="Text"/>, in reading order.</param>
/// <param name="HeadingHit">Whether the heading has a hit too.</param>
/// <param name="AgeDays">Days since the article's date; 0 when it has none.</param>
public sealed record PassageSource(
    int Id,
    string Text,
    IReadOnlyList<TextRange> Sentences,
    IReadOnlyList<KeywordHit> Hits,
    bool HeadingHit,
    double AgeDays
)
{
    public string Language { get; init; } = "en";

    /// <summary>How many sentences the text had before a part that was cut from it; 0 under a heading.</summary>
    public int Before { get; init; }
}

/// <summary>A passage: consecutive sentences of one section.</summary>
/// <param name="Source">The <see cref="PassageSource.Id"/> it stands in.</param>
/// <param name="Sentences">Which sentences of the section it is, by their numbers.</param>
/// <param name="Range">From the first sentence's start to the last one's end.</param>
/// <param name="Hits">The hits within it, offsets relative to the section's text.</param>
public sealed record Passage(
    int Source,
    TextRange Sentences,
    TextRange Range,
    IReadOnlyList<KeywordHit> Hits,
    double Score
);

/// <summary>
/// Chooses and orders the passages about one topic: sentences that name it, come early under their heading and tell much,
/// under headings that name it, in newer articles.
/// </summary>
public static class PassageRanker
{
    /// <summary>All passages, best first. A sentence that cannot stand alone brings the neighbour it leans on.</summary>
    public static IReadOnlyList<Passage> Rank(IReadOnlyList<PassageSource> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return
        [
            .. sources
                .SelectMany(SectionPassages.Of)
                .OrderByDescending(passage => passage.Score)
                .ThenBy(passage => passage.Source)
                .ThenBy(passage => passage.Range.Start),
        ];
    }
}
