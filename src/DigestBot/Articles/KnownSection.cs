namespace DigestBot.Articles;

/// <summary>A section that an article has or had.</summary>
/// <param name="TextHash">Stands for a text that was erased.</param>
internal sealed record KnownSection(
    long Id,
    long Ordinal,
    string Heading,
    string Text,
    long ReadAt,
    long? RetiredAt,
    string? TextHash
)
{
    public bool IsCurrent => RetiredAt is null;

    public string Hash => TextHash ?? ErasedTexts.Hash(Text);

    public ReadSection AsRead() => new(Id, (int)Ordinal, Heading, Text);
}
