using System.Runtime.InteropServices;

namespace DigestBot.Text;

/// <summary>The terms of consecutive units of text (sentences, paragraphs), in one flat list.</summary>
internal sealed class UnitTerms
{
    private readonly List<int> terms;
    private readonly List<int> starts = [0];
    private readonly List<int> words = [];

    public UnitTerms()
        : this([]) { }

    private UnitTerms(List<int> terms) => this.terms = terms;

    public int Count => words.Count;

    public int Terms => terms.Count;

    public void Add(Vocabulary vocabulary, ReadOnlySpan<char> text)
    {
        words.Add(vocabulary.Read(text, terms));
        starts.Add(terms.Count);
    }

    /// <summary>The same terms in larger units.</summary>
    /// <param name="groups">Ranges of units, covering all of them.</param>
    public UnitTerms Gathered(List<TextRange> groups)
    {
        var gathered = new UnitTerms(terms);
        foreach (var group in groups)
        {
            gathered.words.Add(Words(group));
            gathered.starts.Add(starts[group.End]);
        }
        return gathered;
    }

    /// <summary>For each unit, how many terms the units before have; behind them, how many there are.</summary>
    public ReadOnlySpan<int> Starts => CollectionsMarshal.AsSpan(starts);

    public int Words(int unit) => words[unit];

    public int Words(TextRange units)
    {
        var sum = 0;
        foreach (var count in CollectionsMarshal.AsSpan(words).Slice(units.Start, units.Length))
            sum += count;
        return sum;
    }

    public ReadOnlySpan<int> Of(int unit) =>
        CollectionsMarshal.AsSpan(terms).Slice(starts[unit], starts[unit + 1] - starts[unit]);
}
