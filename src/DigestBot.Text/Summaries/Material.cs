namespace DigestBot.Text;

/// <summary>All sentences of an article in a row, with what is known of each.</summary>
internal sealed class Material
{
    public Material(IReadOnlyList<SectionSentences> sections, Vocabulary vocabulary)
    {
        Vocabulary = vocabulary;
        foreach (var section in sections)
        {
            var start = Units.Count;
            foreach (var range in section.Sentences)
                Add(section.Text.AsSpan(range.Start, range.Length));
            Sections.Add(new TextRange(start, Units.Count));
        }
        Salience = Salience.Of(Units, Vocabulary.Count);
    }

    public Vocabulary Vocabulary { get; }

    public UnitTerms Units { get; } = new();

    public List<SentenceLook> Looks { get; } = [];

    /// <summary>Each section's range of sentences.</summary>
    public List<TextRange> Sections { get; } = [];

    public Salience Salience { get; }

    private void Add(ReadOnlySpan<char> sentence)
    {
        Units.Add(Vocabulary, sentence);
        Looks.Add(SentenceLook.Of(sentence, Vocabulary.Language, Units.Words(Units.Count - 1)));
    }
}
