namespace DigestBot.Text;

/// <summary>
/// Which words of a text another text has as well: those in a run of three words that stands in both, and every figure that
/// both have. A passage that was moved, split off or merged in is found wherever it stands.
/// </summary>
public static class TextCover
{
    private const int Run = 3;

    /// <param name="free">The words of <paramref name="former"/> that may be used; null for all.</param>
    /// <returns>A mark for each word of <paramref name="text"/>.</returns>
    public static bool[] Of(TextWords text, TextWords former, bool[]? free = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(former);
        return Of(text, former, free, figures: free is null);
    }

    private static bool[] Of(TextWords text, TextWords former, bool[]? free, bool figures)
    {
        var covered = new bool[text.Count];
        var length = Math.Min(Run, Math.Min(text.Count, former.Count));
        if (length == 0)
            return covered;
        var runs = Runs(former, length, free);
        for (var i = 0; i + length <= text.Count; i++)
            if (runs.Contains(RunAt(text, i, length)))
                covered.AsSpan(i, length).Fill(true);
        if (figures)
            CoverFigures(text, former, covered);
        return covered;
    }

    /// <summary>The words that stand in runs of any of some texts.</summary>
    public static bool[] Of(TextWords text, IReadOnlyList<TextWords> formers)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(formers);
        var covered = new bool[text.Count];
        foreach (var former in formers)
        {
            var some = Of(text, former, free: null, figures: false);
            for (var i = 0; i < covered.Length; i++)
                covered[i] |= some[i];
        }
        return covered;
    }

    private static HashSet<(string, string, string)> Runs(TextWords words, int length, bool[]? free)
    {
        var runs = new HashSet<(string, string, string)>();
        for (var i = 0; i + length <= words.Count; i++)
            if (free is null || !free.AsSpan(i, length).Contains(false))
                runs.Add(RunAt(words, i, length));
        return runs;
    }

    private static (string, string, string) RunAt(TextWords words, int at, int length) =>
        (words[at], length > 1 ? words[at + 1] : "", length > 2 ? words[at + 2] : "");

    private static void CoverFigures(TextWords text, TextWords former, bool[] covered)
    {
        var figures = Enumerable.Range(0, former.Count).Where(former.IsFigure).Select(i => former[i]).ToHashSet();
        for (var i = 0; i < text.Count; i++)
            covered[i] |= text.IsFigure(i) && figures.Contains(text[i]);
    }
}
