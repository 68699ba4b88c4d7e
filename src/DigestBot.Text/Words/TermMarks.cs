namespace DigestBot.Text;

/// <summary>A set of terms that is emptied at no cost, to be filled again and again.</summary>
internal sealed class TermMarks(int vocabulary)
{
    private readonly int[] marks = new int[vocabulary];
    private int mark;

    /// <summary>How many different terms it has.</summary>
    public int Count { get; private set; }

    /// <summary>Puts other terms in it.</summary>
    public TermMarks Of(ReadOnlySpan<int> terms)
    {
        (mark, Count) = (mark + 1, 0);
        foreach (var term in terms)
        {
            Count += marks[term] == mark ? 0 : 1;
            marks[term] = mark;
        }
        return this;
    }

    public bool Has(int term) => marks[term] == mark;
}
