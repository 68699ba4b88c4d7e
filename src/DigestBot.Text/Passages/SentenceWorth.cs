namespace DigestBot.Text;

/// <summary>
/// How much each sentence of a section says about a topic: whether it names it, how early it comes, and how specific it is.
/// </summary>
/// <remarks>All keywords of a topic are one concept: a rare long one says no more than a short one.</remarks>
internal static class SentenceWorth
{
    private const double Named = 0.5;
    private const double NamedAgain = 0.3;
    private const double Neighbours = 0.1;
    private const double Early = 1;
    private const double Decay = 3;
    private const double Length = 0.9;
    private const double Figures = 0.8;
    private const double Names = 0.8;
    private const double Unsound = 0.4;
    private const int FullLength = 25;
    private const int MostFigures = 3;
    private const int MostNames = 6;
    private const int MostRepeats = 2;
    private const int ShortBelow = 8;

    /// <param name="hits">How often each sentence names the topic.</param>
    public static double[] Of(PassageSource source, IReadOnlyList<int> hits)
    {
        var scores = new double[source.Sentences.Count];
        var rank = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            var sentence = source.Text.AsSpan(source.Sentences[i].Start, source.Sentences[i].Length);
            var look = SentenceLook.Of(sentence, "en", Characters.CountWords(sentence));
            scores[i] = OnTopic(hits, i) + (Early * Rounded.Exp(-rank / Decay)) + Detail(sentence, look);
            if (look.Words >= ShortBelow && !look.Broken)
                rank++;
        }
        return scores;
    }

    private static double OnTopic(IReadOnlyList<int> hits, int i)
    {
        var repeats = (double)Math.Clamp(hits[i] - 1, 0, MostRepeats) / MostRepeats;
        var before = i > 0 && hits[i - 1] > 0 ? Neighbours / 2 : 0;
        var after = i + 1 < hits.Count && hits[i + 1] > 0 ? Neighbours / 2 : 0;
        return (hits[i] > 0 ? Named : 0) + (NamedAgain * repeats) + before + after;
    }

    /// <summary>A sentence with figures and names tells more than one without.</summary>
    private static double Detail(ReadOnlySpan<char> sentence, SentenceLook look)
    {
        var (figures, names) = (0, 0);
        foreach (var word in sentence.Split(' '))
        {
            if (sentence[word].ContainsAnyInRange('0', '9'))
                figures++;
            if (word.Start.Value > 0 && !sentence[word].IsEmpty && char.IsUpper(sentence[word.Start]))
                names++;
        }
        return (Length * Math.Min(look.Words, FullLength) / FullLength)
            + (Figures * Math.Min(figures, MostFigures) / MostFigures)
            + (Names * Math.Min(names, MostNames) / MostNames)
            - (look.Broken || look.Question ? Unsound : 0);
    }
}
