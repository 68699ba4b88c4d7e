using DigestBot.Text;

namespace DigestBot.Articles;

/// <summary>A section as one reading of an article had it.</summary>
internal sealed record ReadSection(long Id, int Ordinal, string Heading, string Text)
{
    private readonly Lazy<TextWords> _words = new(() => TextWords.Of(Text));

    public TextWords Words => _words.Value;
}

/// <summary>Where a section comes from.</summary>
/// <param name="Known">A mark for each word of the section: whether the former one had it.</param>
internal sealed record SectionOrigin(long Section, long Former, bool IsEdition, bool[] Known);

/// <summary>A section whose words are numbered together with those of the sections it is compared with.</summary>
internal sealed class TracedSection(ReadSection section, TextRuns runs)
{
    public long Id => section.Id;

    public int Ordinal => section.Ordinal;

    public string Heading { get; } = section.Heading.Trim();

    public TextRuns Runs => runs;

    public bool HasHeadingOf(TracedSection other) =>
        string.Equals(Heading, other.Heading, StringComparison.OrdinalIgnoreCase);
}
