namespace DigestBot.Text;

/// <summary>Gives every word, and every run of words, of some texts a number.</summary>
public sealed class RunNumbers
{
    private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Run, int Word), int> runs = [];

    public TextRuns Of(TextWords text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var byLength = new int[TextRuns.Longest][];
        byLength[0] = [.. Enumerable.Range(0, text.Count).Select(word => NumberOf(text[word]))];
        for (var length = 2; length <= TextRuns.Longest; length++)
            byLength[length - 1] = Prolonged(byLength[length - 2], byLength[0], length - 1);
        return new TextRuns(text, byLength);
    }

    private int[] Prolonged(int[] shorter, int[] single, int by)
    {
        var longer = new int[Math.Max(0, single.Length - by)];
        for (var at = 0; at < longer.Length; at++)
            longer[at] = NumberOf((shorter[at], single[at + by]));
        return longer;
    }

    private int NumberOf(string word) => words.TryGetValue(word, out var number) ? number : words[word] = Next;

    private int NumberOf((int Run, int Word) run) => runs.TryGetValue(run, out var number) ? number : runs[run] = Next;

    /// <remarks>Words and runs are counted together: no two of them have the same number.</remarks>
    private int Next => words.Count + runs.Count;
}
