namespace DigestBot.Text;

/// <summary>The sentences of a section in which a topic is named, with what is known of each.</summary>
internal sealed class PassageSentences
{
    private readonly PassageSource source;
    private readonly Vocabulary vocabulary;
    private readonly SentenceLook[] looks;
    private readonly List<KeywordHit>?[] hits;
    private readonly HashSet<int>?[] terms;

    public PassageSentences(PassageSource source)
    {
        this.source = source;
        vocabulary = new Vocabulary(source.Language);
        looks = new SentenceLook[source.Sentences.Count];
        hits = new List<KeywordHit>?[looks.Length];
        terms = new HashSet<int>?[looks.Length];
        var next = 0;
        for (var i = 0; i < looks.Length; i++)
        {
            looks[i] = SentenceLook.Of(Span(i), source.Language, Characters.CountWords(Span(i)));
            for (; next < source.Hits.Count && source.Hits[next].Range.Start < source.Sentences[i].End; next++)
                if (source.Hits[next].Range.Start >= source.Sentences[i].Start)
                    (hits[i] ??= []).Add(source.Hits[next]);
        }
    }

    public int Count => looks.Length;

    public SentenceLook Look(int i) => looks[i];

    public IReadOnlyList<KeywordHit> Hits(int i) => hits[i] ?? [];

    public HashSet<int> Terms(int i) => terms[i] ??= vocabulary.Terms(source.Sentences[i].In(source.Text));

    public ReadOnlySpan<char> Span(int i) => source.Text.AsSpan(source.Sentences[i].Start, source.Sentences[i].Length);

    public TextRange Range(TextRange sentences) =>
        new(source.Sentences[sentences.Start].Start, source.Sentences[sentences.End - 1].End);

    /// <summary>Whether the sentence after this one stands in the same paragraph.</summary>
    public bool SameParagraph(int i) =>
        !source
            .Text.AsSpan(source.Sentences[i].End, source.Sentences[i + 1].Start - source.Sentences[i].End)
            .Contains('\n');

    public bool IsParagraph(int i) => (i == 0 || !SameParagraph(i - 1)) && (i + 1 == Count || !SameParagraph(i));
}
