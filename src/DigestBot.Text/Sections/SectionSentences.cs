using System.Text;

namespace DigestBot.Text;

/// <summary>A section with its sentences, before it is summarised.</summary>
/// <param name="Heading">Its own, or the name of a part.</param>
/// <param name="Level">0 for a part that has no heading of its own.</param>
/// <param name="Ranges">Its sentences in <paramref name="Text"/>.</param>
/// <param name="First">The number of its first sentence in the article.</param>
/// <param name="Lead">How many sentences stood before the article's first heading, which speak of the whole article.</param>
internal sealed record SectionSentences(
    string Heading,
    int Level,
    string Text,
    IReadOnlyList<TextRange> Ranges,
    int First,
    int Lead = 0
)
{
    private const string Blank = "\n\n";

    /// <summary>Whether the heading is the article's own and not the name of a part.</summary>
    public bool HasHeading => Level > 0;

    /// <summary>The numbers of its sentences in the article.</summary>
    public TextRange Sentences => new(First, First + Ranges.Count);

    public SectionText ToSection(int ordinal, IReadOnlyList<int> summary) =>
        new(ordinal, Heading, Level, Text, Ranges, summary);

    public static SectionSentences OfParagraphs(Material material, DraftSection draft)
    {
        var sentences = material.Sentences(draft.Paragraphs);
        var ranges = new List<TextRange>(sentences.Length);
        var texts = new string[draft.Paragraphs.Length];
        var offset = 0;
        for (var i = 0; i < texts.Length; i++)
        {
            var paragraph = material.Paragraphs[draft.Paragraphs.Start + i];
            for (var sentence = paragraph.Sentences.Start; sentence < paragraph.Sentences.End; sentence++)
                ranges.Add(material.Range(sentence).Moved(offset));
            texts[i] = paragraph.Text;
            offset += texts[i].Length + Blank.Length;
        }
        var lead = material.Sentences(draft.Paragraphs with { End = draft.Paragraphs.Start + draft.Lead }).Length;
        return new SectionSentences(
            draft.Heading,
            draft.Level,
            string.Join(Blank, texts),
            ranges,
            sentences.Start,
            lead
        );
    }

    /// <summary>A part that was cut between sentences: one paragraph.</summary>
    public static SectionSentences OfSentences(Material material, string heading, TextRange sentences)
    {
        var ranges = new List<TextRange>(sentences.Length);
        var text = new StringBuilder();
        foreach (var paragraph in material.Paragraphs)
        {
            var (start, end) = paragraph.Sentences;
            for (var i = Math.Max(start, sentences.Start); i < Math.Min(end, sentences.End); i++)
            {
                var range = material.Range(i);
                text.Append(text.Length > 0 ? " " : "").Append(paragraph.Text.AsSpan(range.Start, range.Length));
                ranges.Add(new TextRange(text.Length - range.Length, text.Length));
            }
        }
        return new SectionSentences(heading, 0, text.ToString(), ranges, sentences.Start);
    }
}
