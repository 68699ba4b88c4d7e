using System.Runtime.InteropServices;

namespace DigestBot.Text;

/// <summary>The terms of consecutive units of text (sentences, paragraphs), in one flat list.</summary>
internal sealed class UnitTerms
{
    private readonly List<int> terms = [];
    private readonly List<int> starts = [0];
    private readonly List<int> words = [];

    public int Count => words.Count;

    public int Terms => terms.Count;

    public void Add(Vocabulary vocabulary, ReadOnlySpan<char> text)
    {
        words.Add(vocabulary.Read(text, terms));
        starts.Add(terms.Count);
    }

    /// <summary>How many terms the units before have.</summary>
    public int Start(int unit) => starts[unit];

    public int End(int unit) => starts[unit + 1];

    public int Words(int unit) => words[unit];

    public ReadOnlySpan<int> Of(int unit) => CollectionsMarshal.AsSpan(terms)[starts[unit]..starts[unit + 1]];
}
