namespace DigestBot.Text;

/// <summary>How much each sentence of a section tells: how early it comes, how specific it is, how often it names the topic.</summary>
/// <remarks>All keywords of a topic are one concept: a rare long one says no more than a short one.</remarks>
internal static class SentenceWorth
{
    private const double NamedAgain = 0.3;
    private const double Early = 1.5;
    private const double Decay = 4;
    private const double Length = 0.9;
    private const double Figures = 0.4;
    private const double Names = 0.4;
    private const double Broken = 1.2;
    private const double Question = 0.4;
    private const int FullLength = 25;
    private const int MostFigures = 3;
    private const int MostNames = 6;
    private const int MostRepeats = 2;

    /// <param name="before">How many sentences stand before the first one under the same heading.</param>
    public static double[] Of(PassageSentences sentences, int before)
    {
        var worth = new double[sentences.Count];
        for (var i = 0; i < worth.Length; i++)
        {
            var look = sentences.Look(i);
            var repeats = (double)Math.Clamp(sentences.Hits(i).Count - 1, 0, MostRepeats) / MostRepeats;
            worth[i] =
                (Early * Rounded.Exp(-(before + i) / Decay))
                + Detail(sentences.Span(i), look.Words)
                + (NamedAgain * repeats)
                - (look.Broken ? Broken : 0)
                - (look.Question ? Question : 0);
        }
        return worth;
    }

    /// <summary>A sentence with figures and names tells more than one without.</summary>
    private static double Detail(ReadOnlySpan<char> sentence, int words)
    {
        var (figures, names) = (0, 0);
        foreach (var word in sentence.Split(' '))
        {
            if (sentence[word].ContainsAnyInRange('0', '9'))
                figures++;
            if (word.Start.Value > 0 && !sentence[word].IsEmpty && char.IsUpper(sentence[word.Start]))
                names++;
        }
        return (Length * Math.Min(words, FullLength) / FullLength)
            + (Figures * Math.Min(figures, MostFigures) / MostFigures)
            + (Names * Math.Min(names, MostNames) / MostNames);
    }
}
