namespace DigestBot.Text;

/// <summary>
/// Which words of a text another text has as well: those in a run of three words that stands in both, and every figure that
/// both have. A passage that was moved, split off or merged in is found wherever it stands.
/// </summary>
public static class TextCover
{
    /// <param name="free">The words of <paramref name="former"/> that may be used; null for all.</param>
    /// <returns>A mark for each word of <paramref name="text"/>.</returns>
    public static bool[] Of(TextRuns text, TextRuns former, bool[]? free = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(former);
        var covered = new bool[text.Count];
        var length = Math.Min(text.Length, former.Length);
        if (length == 0)
            return covered;
        var usable = Usable(former, length, free);
        var runs = text.Of(length);
        for (var at = 0; at < runs.Length; at++)
            if (usable.Contains(runs[at]))
                covered.AsSpan(at, length).Fill(true);
        if (free is null)
            CoverFigures(text, former, covered);
        return covered;
    }

    private static HashSet<int> Usable(TextRuns former, int length, bool[]? free)
    {
        var runs = former.Of(length);
        var usable = new HashSet<int>(runs.Length);
        for (var at = 0; at < runs.Length; at++)
            if (free is null || !free.AsSpan(at, length).Contains(false))
                usable.Add(runs[at]);
        return usable;
    }

    private static void CoverFigures(TextRuns text, TextRuns former, bool[] covered)
    {
        var words = text.Of(1);
        var others = former.Of(1);
        var figures = new HashSet<int>();
        for (var i = 0; i < others.Length; i++)
            if (former.Words.IsFigure(i))
                figures.Add(others[i]);
        for (var i = 0; i < words.Length; i++)
            covered[i] |= figures.Contains(words[i]);
    }
}
