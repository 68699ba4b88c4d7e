using System.Runtime.InteropServices;

namespace DigestBot.Text;

/// <summary>The patterns of a map as they are gathered, before <see cref="Automaton"/> lays them out.</summary>
internal sealed class KeywordTrie
{
    public const int None = -1;
    private readonly Dictionary<long, int> edges = [];
    private readonly List<int> patterns = [None];

    public int Nodes => patterns.Count;

    /// <summary>Adds a pattern and returns its number; the same pattern keeps its first number.</summary>
    public int Add(ReadOnlySpan<char> word, int number)
    {
        var node = 0;
        foreach (var c in word)
        {
            ref var child = ref CollectionsMarshal.GetValueRefOrAddDefault(
                edges,
                ((long)node << 16) | c,
                out var known
            );
            if (!known)
            {
                child = patterns.Count;
                patterns.Add(None);
            }
            node = child;
        }
        if (patterns[node] == None)
            patterns[node] = number;
        return patterns[node];
    }

    public int Pattern(int node) => patterns[node];

    /// <summary>Each node's children with their letters, in the letters' order.</summary>
    public ILookup<int, (char Letter, int Node)> Children() =>
        edges
            .Select(edge => (Parent: (int)(edge.Key >> 16), Letter: (char)edge.Key, Node: edge.Value))
            .OrderBy(edge => edge.Letter)
            .ToLookup(edge => edge.Parent, edge => (edge.Letter, edge.Node));
}
