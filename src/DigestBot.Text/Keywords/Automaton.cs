namespace DigestBot.Text;

/// <summary>Aho and Corasick's automaton (CACM 18, 1975) over words: no pattern is looked for in the middle of a word.</summary>
/// <remarks>Nodes are numbered breadth first, so that a node's children stand side by side in <see cref="letters"/>.</remarks>
internal sealed class Automaton
{
    public const int Root = 0;
    private const int Dense = 128;
    private const byte Word = 1;
    private const byte Begins = 2;
    private readonly char[] letters;
    private readonly int[] firstChild;
    private readonly int[] failures;
    private readonly int[] patterns;
    private readonly int[] shorter;
    private readonly int[] rootEdges = new int[Dense];

    /// <summary>Of each ASCII character whether it is part of a word and whether a pattern begins with it.</summary>
    private readonly byte[] kinds = new byte[Dense];

    public Automaton(KeywordTrie trie)
    {
        letters = new char[trie.Nodes];
        firstChild = new int[trie.Nodes + 1];
        failures = new int[trie.Nodes];
        patterns = new int[trie.Nodes];
        shorter = new int[trie.Nodes];
        LayOut(trie);
        shorter[Root] = KeywordTrie.None;
        foreach (var child in Children(Root).Where(child => letters[child] < Dense))
            rootEdges[letters[child]] = child;
        for (var c = '\0'; c < Dense; c++)
            kinds[c] = (byte)((Characters.IsWord(c) ? Word : 0) | (rootEdges[c] != Root ? Begins : 0));
        for (var node = 0; node < trie.Nodes; node++)
            foreach (var child in Children(node))
                Link(node, child);
    }

    /// <summary>Where the next pattern may begin, at or after <paramref name="from"/>.</summary>
    public int Start(ReadOnlySpan<char> text, int from)
    {
        var before = from > 0 && Characters.IsWord(text[from - 1]) && !Characters.IsUnspaced(text[from - 1]) ? Word : 0;
        for (var i = from; i < text.Length; i++)
        {
            var c = text[i];
            if (c >= Dense)
                return i;
            var kind = kinds[c];
            if ((kind & Begins) != 0 && (kind & before & Word) == 0)
                return i;
            before = kind;
        }
        return text.Length;
    }

    /// <param name="before">The character before <paramref name="c"/>.</param>
    public int Next(int node, char before, char c)
    {
        for (; node != Root; node = failures[node])
            if (Child(node, c) is > 0 and var child)
                return child;
        if (Characters.IsWord(before) && Characters.GoesOn(before, c))
            return Root;
        return c < Dense ? rootEdges[c] : Child(Root, c);
    }

    /// <summary>The node itself, or the next shorter one, that ends a pattern; −1 when there is none.</summary>
    public int Ending(int node) => patterns[node] >= 0 ? node : shorter[node];

    public int Shorter(int node) => shorter[node];

    public int Pattern(int node) => patterns[node];

    private void LayOut(KeywordTrie trie)
    {
        var children = trie.Children();
        var order = new int[trie.Nodes];
        var placed = 1;
        for (var node = 0; node < order.Length; node++)
        {
            patterns[node] = trie.Pattern(order[node]);
            firstChild[node] = placed;
            foreach (var (letter, child) in children[order[node]])
            {
                letters[placed] = letter;
                order[placed++] = child;
            }
        }
        firstChild[^1] = placed;
    }

    private void Link(int node, int child)
    {
        failures[child] = node == Root ? Root : Next(failures[node], letters[node], letters[child]);
        shorter[child] = Ending(failures[child]);
    }

    private IEnumerable<int> Children(int node) =>
        Enumerable.Range(firstChild[node], firstChild[node + 1] - firstChild[node]);

    private int Child(int node, char c)
    {
        var first = firstChild[node];
        var at = letters.AsSpan(first, firstChild[node + 1] - first).IndexOf(c);
        return at < 0 ? Root : first + at;
    }
}
