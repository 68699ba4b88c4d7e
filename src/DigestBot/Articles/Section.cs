using DigestBot.Text;

namespace DigestBot.Articles;

/// <summary>A section of an article. Its id stays the same as long as its text does.</summary>
/// <param name="Ordinal">1-based.</param>
/// <param name="Sentences">Ranges in <paramref name="Text"/>.</param>
/// <param name="Summary">Indexes of the sentences a digest quotes.</param>
internal sealed record Section(
    SectionId Id,
    ArticleId ArticleId,
    int Ordinal,
    string Heading,
    string Text,
    IReadOnlyList<TextRange> Sentences,
    IReadOnlyList<int> Summary
)
{
    private readonly Lazy<TextWords> _words = new(() => TextWords.Of(Text));

    /// <summary>When it was first read; an edit that is not material does not change that.</summary>
    public DateTimeOffset ReadAt { get; init; }

    /// <summary>The sections of earlier readings that it, or a passage of it, comes from.</summary>
    public IReadOnlyList<FormerSection> Formers { get; init; } = [];

    /// <summary>What it is to readers who were given some sections.</summary>
    public Novelty NoveltyTo(IReadOnlySet<SectionId> given)
    {
        if (given.Contains(Id))
            return Novelty.Known;
        var had = Formers.Where(former => given.Contains(former.Id)).ToList();
        if (had.Count == 0)
            return Novelty.New;
        if (!TextEdit.IsMaterial(_words.Value, Summary.Select(index => Sentences[index]), KnownFrom(had)))
            return Novelty.Known;
        return had.Exists(former => former.IsEdition) ? Novelty.Updated : Novelty.New;
    }

    private bool[] KnownFrom(List<FormerSection> had)
    {
        var known = new bool[_words.Value.Count];
        foreach (var range in had.SelectMany(former => former.Known))
            for (var word = range.Start; word < Math.Min(range.End, known.Length); word++)
                known[word] = true;
        return known;
    }
}

/// <summary>A section of an earlier reading.</summary>
/// <param name="IsEdition">Whether it is the same section before an edit; else only a passage of it moved here.</param>
/// <param name="Known">Which words of the section it had, as ranges of word numbers.</param>
internal sealed record FormerSection(SectionId Id, bool IsEdition, IReadOnlyList<TextRange> Known);

internal enum Novelty
{
    /// <summary>Nothing of it was given.</summary>
    New,

    /// <summary>An earlier edition was given, and the text changed materially since.</summary>
    Updated,

    /// <summary>It was given, or what was given says the same.</summary>
    Known,
}
