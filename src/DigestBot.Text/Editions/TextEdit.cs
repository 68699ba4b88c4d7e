namespace DigestBot.Text;

/// <summary>Whether a text says something to people who know a part of it.</summary>
public static class TextEdit
{
    private const double NewShare = 0.1;
    private const int FewestNew = 4;
    private const double NewShareOfSentence = 0.5;
    private const int ShortestSentence = 4;

    /// <summary>
    /// An edit is material when a tenth of the words, and at least four, are new, when a figure is new, or when more than half of a sentence that is
    /// quoted is new. What was only taken away or moved is not.
    /// </summary>
    /// <param name="quoted">Ranges of the text that are shown.</param>
    /// <param name="known">A mark for each word: whether it was known already.</param>
    public static bool IsMaterial(TextWords words, IEnumerable<TextRange> quoted, bool[] known)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(quoted);
        ArgumentNullException.ThrowIfNull(known);
        var fresh = Enumerable.Range(0, words.Count).Where(i => !known[i]).ToList();
        return fresh.Count > 0
            && (
                fresh.Count >= Math.Max(FewestNew, words.Count * NewShare)
                || fresh.Exists(words.IsFigure)
                || quoted.Any(sentence => IsMostlyNew(words, sentence, known))
            );
    }

    private static bool IsMostlyNew(TextWords words, TextRange sentence, bool[] known)
    {
        var inside = Enumerable
            .Range(0, words.Count)
            .Where(i => words.Range(i).Start >= sentence.Start && words.Range(i).End <= sentence.End)
            .ToList();
        return inside.Count >= ShortestSentence && inside.Count(i => !known[i]) > inside.Count * NewShareOfSentence;
    }
}
