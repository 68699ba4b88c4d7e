namespace DigestBot.Text;

/// <summary>An article as it was understood: its head and its sections, each with sentences and a summary.</summary>
/// <param name="Language">ISO 639-1 code, such as <c>en</c>; <c>und</c> when it could not be told.</param>
/// <param name="Summary">The best sentences of the whole article, in reading order.</param>
/// <param name="Warnings">Sentences a person can act on, such as "The language xx has no stop words here".</param>
public sealed record ArticleText(
    string Title,
    string? Byline,
    string? Standfirst,
    string Language,
    IReadOnlyList<SectionText> Sections,
    IReadOnlyList<SentenceAddress> Summary,
    IReadOnlyList<string> Warnings
);

/// <summary>A section: its heading, its text (paragraphs separated by a blank line) and what was found in it.</summary>
/// <param name="Ordinal">1-based position in the article.</param>
/// <param name="Level">Heading level 1–6 below the title; 0 for a part that was cut without a heading.</param>
/// <param name="Sentences">Ranges in <paramref name="Text"/>, ascending, never overlapping.</param>
/// <param name="Summary">Indexes into <paramref name="Sentences"/>, ascending.</param>
public sealed record SectionText(
    int Ordinal,
    string Heading,
    int Level,
    string Text,
    IReadOnlyList<TextRange> Sentences,
    IReadOnlyList<int> Summary
);

/// <summary>A half-open range of UTF-16 offsets.</summary>
public readonly record struct TextRange(int Start, int End)
{
    public int Length => End - Start;

    public string In(string text) => text[Start..End];

    internal TextRange Moved(int by) => new(Start + by, End + by);
}

/// <summary>One sentence of an article: the section's ordinal (1-based) and the sentence's index in it (0-based).</summary>
public readonly record struct SentenceAddress(int Section, int Sentence);
