namespace DigestBot.Text;

/// <summary>A word of a text, where phrases are looked for.</summary>
/// <param name="Stem">Its number; <see cref="Vocabulary.StopWord"/> for words that no phrase has.</param>
/// <param name="Breaks">A mark stands between it and the word before, so no phrase runs over both.</param>
internal readonly record struct PhraseWord(TextRange Range, int Stem, bool StartsSentence, bool Breaks);

/// <summary>The words of a text with the marks between them told.</summary>
internal sealed class PhraseWords
{
    private const int MostWords = 100_000;
    private const int LongestTitle = 150;
    private readonly string text;
    private readonly List<PhraseWord> words = [];
    private readonly PhraseStems stems;
    private int blockEnd = -1;
    private bool inTitle;

    public PhraseWords(string text, string language)
    {
        this.text = text;
        stems = new PhraseStems(language);
        Read();
    }

    public int Count => words.Count;

    public PhraseWord this[int index] => words[index];

    /// <summary>Whether words get English rules for their endings.</summary>
    public bool English => stems.English;

    public ReadOnlySpan<char> Word(int index) => text.AsSpan(words[index].Range.Start, words[index].Range.Length);

    public TextRange Range(PhrasePlace place) =>
        new(words[place.Start].Range.Start, words[place.Start + place.Length - 1].Range.End);

    /// <summary>The words of a phrase as they are written, with single blanks.</summary>
    public string Surface(PhrasePlace place) =>
        string.Join(' ', Range(place).In(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private void Read()
    {
        var (sentence, breaks) = (true, true);
        for (var i = 0; i < text.Length && words.Count < MostWords; )
        {
            if (Characters.IsWord(text[i]))
            {
                var end = WordEnd(i);
                words.Add(Word(i, end, sentence || InTitle(i), breaks));
                (sentence, breaks) = (false, false);
                i = end;
                continue;
            }
            sentence |= EndsSentence(i);
            breaks |= EndsPhrase(i);
            i++;
        }
    }

    /// <summary>Whether a word stands in a title or heading, where capitals tell no name.</summary>
    private bool InTitle(int i)
    {
        if (i < blockEnd)
            return inTitle;
        var rest = text.AsSpan(i);
        var block = rest.IndexOf("\n\n") is >= 0 and var length ? rest[..length] : rest;
        blockEnd = i + block.Length;
        var bare = block.TrimEnd();
        return inTitle = blockEnd < text.Length && bare.Length is > 0 and < LongestTitle && !Terminators.Is(bare[^1]);
    }

    private PhraseWord Word(int start, int end, bool sentence, bool breaks)
    {
        var word = text.AsSpan(start, end - start);
        var bare = word.Length > 2 && word[^1] == 's' && Characters.IsApostrophe(word[^2]) ? end - 2 : end;
        return new PhraseWord(new TextRange(start, bare), stems.Of(text.AsSpan(start, bare - start)), sentence, breaks);
    }

    private int WordEnd(int i)
    {
        while (
            i < text.Length
            && (
                Characters.IsWord(text[i])
                || (Characters.IsApostrophe(text[i]) && i + 1 < text.Length && Characters.IsWord(text[i + 1]))
            )
        )
            i++;
        return i;
    }

    private bool EndsSentence(int i) =>
        text[i] is '.' or '!' or '?' ? i + 1 >= text.Length || char.IsWhiteSpace(text[i + 1]) : EndsBlock(i);

    private bool EndsPhrase(int i) =>
        EndsBlock(i)
        || !(char.IsWhiteSpace(text[i]) || Characters.IsHyphen(text[i]) || Characters.IsInvisible(text[i]));

    private bool EndsBlock(int i) => text[i] == '\n' && i + 1 < text.Length && text[i + 1] == '\n';
}
