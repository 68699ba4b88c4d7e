namespace DigestBot.Text;

/// <summary>Which units use a term and how often, as chains that lead back from each unit to the one before.</summary>
internal sealed class TermUses
{
    private readonly int[] last;
    private readonly Use[] uses;

    public TermUses(int vocabulary, int terms)
    {
        last = new int[vocabulary];
        Array.Fill(last, -1);
        uses = new Use[terms];
    }

    public int Count { get; private set; }

    /// <summary>Adds one use; the units come in ascending order.</summary>
    public void Add(int term, int unit)
    {
        var previous = last[term];
        if (previous >= 0 && uses[previous].Unit == unit)
        {
            uses[previous].Times++;
            return;
        }
        uses[Count] = new Use
        {
            Unit = unit,
            Times = 1,
            Previous = previous,
        };
        last[term] = Count++;
    }

    public int Unit(int use) => uses[use].Unit;

    public int Times(int use) => uses[use].Times;

    /// <returns>The use of the same term in an earlier unit; −1 when there is none.</returns>
    public int Previous(int use) => uses[use].Previous;

    private struct Use
    {
        public int Unit;
        public int Times;
        public int Previous;
    }
}
