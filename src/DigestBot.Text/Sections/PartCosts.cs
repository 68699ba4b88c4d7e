namespace DigestBot.Text;

/// <summary>What the parts of a text cost: the less, the more a part repeats its own words.</summary>
/// <remarks>
/// A part with T words, of which word w stands f times, costs T·log(T + V) − Σ f·log(f + 1). When a unit is added, the sum of
/// every part that may hold it grows; by how much changes only at the units that share one of its words.
/// </remarks>
internal sealed class PartCosts
{
    private const int TableSize = 1024;
    private const int Window = 128;

    /// <summary>f·log(f + 1).</summary>
    private static readonly long[] Repeats = [.. Enumerable.Range(0, TableSize).Select(Repeat)];

    private readonly UnitTerms units;
    private readonly int vocabulary;
    private readonly TermUses uses;
    private readonly long[] gains;
    private readonly long[] sizes;
    private readonly long[] changes = new long[Window];
    private readonly long[] found = new long[Window];
    private readonly long perPart;
    private long gain;

    public PartCosts(UnitTerms units, int vocabulary)
    {
        this.units = units;
        this.vocabulary = vocabulary;
        uses = new TermUses(vocabulary, units.Terms);
        gains = new long[units.Count];
        perPart = Rounded.Fixed(Math.Log(Math.Max(2, units.Terms)));
        sizes = new long[Math.Min(units.Terms + 1, TableSize)];
        for (var terms = 0; terms < sizes.Length; terms++)
            sizes[terms] = Size(terms);
    }

    /// <summary>Adds a unit to all parts that begin at <paramref name="first"/>, at it, or between.</summary>
    public void Add(int unit, int first)
    {
        gain = 0;
        var known = uses.Count;
        foreach (var term in units.Of(unit))
            uses.Add(term, unit);
        for (var use = known; use < uses.Count; use++)
        {
            var (more, before) = (uses.Times(use), 0);
            var step = Repeated(more);
            gain += step;
            for (var at = uses.Previous(use); at >= 0 && uses.Unit(at) >= first; at = uses.Previous(at))
            {
                before += uses.Times(at);
                var next = Repeated(before + more) - Repeated(before);
                changes[uses.Unit(at) % Window] += next - step;
                step = next;
            }
        }
    }

    /// <summary>The costs of the parts from each unit since <paramref name="first"/> to the one added last; asked once.</summary>
    public ReadOnlySpan<long> To(int unit, int first)
    {
        var starts = units.Starts[first..(unit + 2)];
        var count = starts.Length - 1;
        var sums = gains.AsSpan(first, count);
        var costs = found.AsSpan(0, count);
        var end = starts[count];
        for (var i = count - 1; i >= 0; i--)
        {
            ref var change = ref changes[(first + i) % Window];
            gain += change;
            change = 0;
            sums[i] += gain;
            var terms = end - starts[i];
            costs[i] = ((uint)terms < (uint)sizes.Length ? sizes[terms] : Size(terms)) - sums[i] + perPart;
        }
        return costs;
    }

    private long Size(int terms) => Rounded.Fixed(terms * Math.Log(Math.Max(1, terms + vocabulary)));

    private static long Repeated(int times) => times < TableSize ? Repeats[times] : Repeat(times);

    private static long Repeat(int times) => Rounded.Fixed(times * Math.Log(times + 1));
}
