namespace DigestBot.Text;

/// <summary>A paragraph and the numbers of its sentences in the article.</summary>
internal readonly record struct ParagraphSentences(string Text, TextRange Sentences);

/// <summary>All sentences of an article in a row, read once, with what is known of each.</summary>
internal sealed class Material
{
    private readonly List<ParagraphSentences> paragraphs = [];
    private readonly List<TextRange> ranges = [];

    public Material(IEnumerable<string> texts, Vocabulary vocabulary)
    {
        Vocabulary = vocabulary;
        foreach (var text in texts)
            Add(text);
        Salience = Salience.Of(Units, Vocabulary.Count);
        Marks = new TermMarks(Vocabulary.Count);
    }

    public Vocabulary Vocabulary { get; }

    public List<ParagraphSentences> Paragraphs => paragraphs;

    /// <summary>The terms of each sentence.</summary>
    public UnitTerms Units { get; } = new();

    public List<SentenceLook> Looks { get; } = [];

    public Salience Salience { get; }

    /// <summary>A set of its terms for whoever needs one for a while.</summary>
    public TermMarks Marks { get; }

    /// <summary>Where a sentence stands in its paragraph.</summary>
    public TextRange Range(int sentence) => ranges[sentence];

    /// <summary>The sentences of a row of paragraphs.</summary>
    public TextRange Sentences(TextRange row) =>
        row.Length == 0
            ? default
            : new TextRange(paragraphs[row.Start].Sentences.Start, paragraphs[row.End - 1].Sentences.End);

    /// <summary>How many different terms of a sentence other sentences have too.</summary>
    public int SharedTerms(int sentence)
    {
        Marks.Clear();
        foreach (var term in Units.Of(sentence))
            if (Salience.Weight(term) > 0)
                Marks.Add(term);
        return Marks.Count;
    }

    private void Add(string paragraph)
    {
        var first = ranges.Count;
        SentenceSplitter.Split(paragraph, Vocabulary.Language, ranges);
        for (var i = first; i < ranges.Count; i++)
        {
            var sentence = paragraph.AsSpan(ranges[i].Start, ranges[i].Length);
            Units.Add(Vocabulary, sentence);
            Looks.Add(SentenceLook.Of(sentence, Vocabulary.Language, Units.Words(i)));
        }
        paragraphs.Add(new ParagraphSentences(paragraph, new TextRange(first, ranges.Count)));
    }
}
