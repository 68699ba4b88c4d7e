namespace DigestBot.Text;

/// <summary>A section with its sentences, before it is summarised.</summary>
internal sealed class SectionSentences
{
    private readonly int level;

    public SectionSentences(DraftSection draft, string language)
    {
        level = draft.Level;
        Heading = draft.Heading;
        Text = string.Join("\n\n", draft.Paragraphs);
        Sentences = SentenceSplitter.Split(Text, language);
        var leadLength = draft.Paragraphs.Take(draft.Lead).Sum(paragraph => paragraph.Length + 2);
        Lead = Sentences.TakeWhile(sentence => sentence.Start < leadLength).Count();
    }

    public string Heading { get; }

    /// <summary>Whether the heading is the article's own and not the name of a part.</summary>
    public bool HasHeading => level > 0;

    public string Text { get; }

    public IReadOnlyList<TextRange> Sentences { get; }

    /// <summary>How many sentences stood before the article's first heading, which speak of the whole article.</summary>
    public int Lead { get; }

    public SectionText ToSection(int ordinal, IReadOnlyList<int> summary) =>
        new(ordinal, Heading, level, Text, Sentences, summary);
}
