namespace DigestBot.Text;

/// <summary>How likely a phrase is what a text is about.</summary>
internal static class PhraseScore
{
    private const double Uses = 0.75;
    private const double Early = 0.3;
    private const double Whole = 0.7;
    private const double Name = 0.65;
    private const double Acronym = 0.7;
    private const double PlainWord = 0.8;
    private const double Describing = 0.5;
    private const double WordUses = 0.15;
    private const double WordLength = 0.2;
    private const double AtEnd = 0.15;
    private const double Digits = 0.25;
    private const double ShortEnd = 0.2;
    private const double VerbalStart = 0.4;
    private const double VerbalEnd = 0.2;
    private const double EarlyWords = 10;
    private const int LongestWord = 10;
    private const int ShortWord = 4;
    private static readonly double[] ByLength = [0, 0, 0.7, 0.8, 0.45];

    public static void Fill(PhraseWords words, List<Phrase> phrases)
    {
        var uses = new Dictionary<int, int>();
        for (var i = 0; i < words.Count; i++)
            uses[words[i].Stem] = uses.GetValueOrDefault(words[i].Stem) + 1;
        foreach (var phrase in phrases)
            phrase.Score = Of(words, phrase) + OfWords(words, phrase.First, uses);
    }

    private static double Of(PhraseWords words, Phrase phrase) =>
        (Uses * Rounded.Log(phrase.Uses))
        + (Early / (1 + Rounded.Log(1 + (phrase.First.Start / EarlyWords))))
        + ByLength[phrase.First.Length]
        - (phrase.First.Length == 1 ? OfOneWord(phrase) : 0)
        - (words.English && phrase.Places.Any(place => IsVerbal(words.Word(place.Start))) ? VerbalStart : 0)
        + (Whole * phrase.Whole / phrase.Uses)
        + (AtEnd * phrase.AtEnd / phrase.Uses)
        + (Name * phrase.Names / Math.Max(1, phrase.Inside))
        + (Acronym * phrase.Acronyms / phrase.Uses);

    /// <summary>What a single word loses: a common noun is too wide for a topic, and so is one that only describes others.</summary>
    private static double OfOneWord(Phrase phrase) =>
        (phrase.Names * 2 < phrase.Inside ? PlainWord : 0) + (phrase.AtEnd * 3 < phrase.Uses ? Describing : 0);

    private static double OfWords(PhraseWords words, PhrasePlace place, Dictionary<int, int> uses)
    {
        var (often, letters, digits) = (0.0, 0, false);
        for (var i = place.Start; i < place.Start + place.Length; i++)
        {
            often += Rounded.Log(uses[words[i].Stem]);
            letters += words[i].Range.Length;
            digits |= words.Word(i).ContainsAnyInRange('0', '9');
        }
        var last = words.Word(place.Start + place.Length - 1);
        return (WordUses * often / place.Length)
            + (WordLength * Math.Min(LongestWord, (double)letters / place.Length) / LongestWord)
            + (digits ? Digits : 0)
            - (last.Length < ShortWord ? ShortEnd : 0)
            - (words.English && IsVerbal(last) ? VerbalEnd : 0);
    }

    /// <summary>Endings of English adverbs and forms of verbs.</summary>
    private static bool IsVerbal(ReadOnlySpan<char> word) =>
        word.EndsWith("ly", StringComparison.OrdinalIgnoreCase)
        || word.EndsWith("ed", StringComparison.OrdinalIgnoreCase)
        || word.EndsWith("ing", StringComparison.OrdinalIgnoreCase);
}
