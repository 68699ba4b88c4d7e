namespace DigestBot.Text;

/// <summary>Which neighbours of a sentence belong to its passage: the one it leans on, and those that carry on.</summary>
internal sealed class SentenceNeighbours(PassageSource source)
{
    private const int FewestWords = 10;
    private const int MostWords = 70;
    private readonly Vocabulary vocabulary = new("en");

    public SentenceLook Look(int i)
    {
        var sentence = Sentence(i);
        return SentenceLook.Of(sentence, vocabulary.Language, Characters.CountWords(sentence));
    }

    /// <param name="taken">Sentences of other passages.</param>
    /// <returns>The passage as a range of sentences.</returns>
    public TextRange Around(int best, bool[] taken)
    {
        var (first, last, words) = (best, best, Look(best).Words);
        if (CanTake(best - 1) && (Leans(best) || CarriesOn(best, best - 1)))
            words += Look(--first).Words;
        if (CanTake(best + 1) && (Follows() || CarriesOn(best, best + 1)))
            last++;
        return new TextRange(first, last + 1);

        bool CanTake(int i) => i >= 0 && i < taken.Length && !taken[i] && words + Look(i).Words <= MostWords;

        bool Follows() => SameParagraph(best) && ((first == best && words < FewestWords) || Leans(best + 1));
    }

    private bool Leans(int i) => Look(i).Dangles;

    /// <summary>Whether a neighbour speaks of the same thing, in the same paragraph or in one that is no more than itself.</summary>
    private bool CarriesOn(int best, int neighbour) =>
        (SameParagraph(Math.Min(best, neighbour)) || IsParagraph(neighbour))
        && Look(neighbour).Broken is false
        && Terms(best).Overlaps(Terms(neighbour));

    private bool IsParagraph(int i) =>
        (i == 0 || !SameParagraph(i - 1)) && (i + 1 == source.Sentences.Count || !SameParagraph(i));

    /// <summary>Whether the sentence after this one stands in the same paragraph.</summary>
    private bool SameParagraph(int i) =>
        !source
            .Text.AsSpan(source.Sentences[i].End, source.Sentences[i + 1].Start - source.Sentences[i].End)
            .Contains('\n');

    private HashSet<int> Terms(int i) => vocabulary.Terms(source.Sentences[i].In(source.Text));

    private ReadOnlySpan<char> Sentence(int i) =>
        source.Text.AsSpan(source.Sentences[i].Start, source.Sentences[i].Length);
}
