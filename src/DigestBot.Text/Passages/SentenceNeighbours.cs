namespace DigestBot.Text;

/// <summary>Which neighbours of a sentence belong to its passage: the one it leans on, and those that carry on and tell much.</summary>
internal sealed class SentenceNeighbours(PassageSentences sentences, double[] worth)
{
    private const int FewestWords = 10;
    private const int MostWords = 85;
    private const int MostSentences = 3;
    private const double LeastWorth = 1.4;
    private readonly bool[] taken = new bool[sentences.Count];

    /// <returns>The passage around a sentence, as a range of sentences; null when it is in another passage.</returns>
    public TextRange? Take(int best)
    {
        if (taken[best])
            return null;
        var passage = new TextRange(best, best + 1);
        var words = sentences.Look(best).Words;
        var terms = new HashSet<int>(sentences.Terms(best));
        while (passage.Length < MostSentences && Next(passage, words, terms) is { } next)
        {
            passage = new TextRange(Math.Min(passage.Start, next), Math.Max(passage.End, next + 1));
            words += sentences.Look(next).Words;
            terms.UnionWith(sentences.Terms(next));
        }
        taken.AsSpan(passage.Start, passage.Length).Fill(true);
        return passage;
    }

    private int? Next(TextRange passage, int words, HashSet<int> terms)
    {
        var (before, after) = (passage.Start - 1, passage.End);
        if (IsFree(before) && sentences.Look(passage.Start).Dangles)
            return before;
        var canBefore = IsFree(before) && CarriesOn(passage.Start, before);
        var canAfter = IsFree(after) && CarriesOn(passage.End - 1, after);
        if (canBefore && canAfter)
            return worth[before] >= worth[after] ? before : after;
        if (canBefore)
            return before;
        return canAfter || (IsShort() && IsFree(after) && sentences.SameParagraph(after - 1)) ? after : null;

        bool IsFree(int i) => i >= 0 && i < taken.Length && !taken[i] && words + sentences.Look(i).Words <= MostWords;

        bool IsShort() => words < FewestWords;

        bool CarriesOn(int edge, int neighbour) =>
            (worth[neighbour] > LeastWorth || IsShort()) && IsLinked(edge, neighbour, terms);
    }

    /// <summary>Whether a neighbour speaks of the same thing, in the same paragraph or in one that is no more than itself.</summary>
    private bool IsLinked(int edge, int neighbour, HashSet<int> terms) =>
        (neighbour > edge && sentences.Look(neighbour).Dangles)
        || (
            !sentences.Look(neighbour).Broken
            && (sentences.SameParagraph(Math.Min(edge, neighbour)) || sentences.IsParagraph(neighbour))
            && terms.Overlaps(sentences.Terms(neighbour))
        );
}
