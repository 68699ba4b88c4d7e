namespace DigestBot.Text;

/// <summary>A set of terms that is emptied at no cost, to be filled again and again.</summary>
internal sealed class TermMarks(int vocabulary)
{
    private readonly int[] marks = new int[vocabulary];
    private int mark = 1;

    /// <summary>How many different terms it has.</summary>
    public int Count { get; private set; }

    public void Clear() => (mark, Count) = (mark + 1, 0);

    public void Add(int term)
    {
        Count += marks[term] == mark ? 0 : 1;
        marks[term] = mark;
    }

    public bool Has(int term) => marks[term] == mark;
}
