namespace DigestBot.Text;

/// <summary>A text as numbers: the same run of words has the same number in all texts of a <see cref="RunNumbers"/>.</summary>
public sealed class TextRuns
{
    /// <summary>Texts are compared by runs of so many words; one that is shorter, by all of its words.</summary>
    internal const int Longest = 3;

    private readonly int[][] byLength;

    internal TextRuns(TextWords words, int[][] byLength) => (Words, this.byLength) = (words, byLength);

    public TextWords Words { get; }

    public int Count => Words.Count;

    /// <summary>The length of its runs.</summary>
    internal int Length => Math.Min(Longest, Count);

    /// <summary>The runs of a length, each at the place of its first word.</summary>
    internal ReadOnlySpan<int> Of(int length) =>
        Count < length ? [] : byLength[length - 1].AsSpan(0, Count - length + 1);
}
