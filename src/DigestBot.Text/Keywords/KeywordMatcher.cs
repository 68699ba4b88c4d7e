namespace DigestBot.Text;

/// <summary>A keyword of a topic, as the operator wrote it.</summary>
public readonly record struct TopicKeyword(string Topic, string Keyword);

/// <summary>A match: whose keyword, and where in the text it stands (the plural or possessive ending included).</summary>
public readonly record struct KeywordHit(string Topic, string Keyword, TextRange Range);

/// <summary>Finds every topic's keywords in a text in one pass.</summary>
public sealed class KeywordMatcher
{
    private readonly Automaton automaton;
    private readonly List<KeywordPattern> patterns = [];

    private KeywordMatcher(IEnumerable<TopicKeyword> keywords)
    {
        var trie = new KeywordTrie();
        foreach (var keyword in keywords)
        foreach (var form in KeywordForms.Of(keyword.Keyword))
            Add(trie, keyword, form);
        automaton = new Automaton(trie);
    }

    /// <summary>Builds a matcher over the whole map. Immutable and safe to share between threads.</summary>
    public static KeywordMatcher Build(IEnumerable<TopicKeyword> keywords)
    {
        ArgumentNullException.ThrowIfNull(keywords);
        return new KeywordMatcher(keywords);
    }

    /// <summary>The hits in reading order; where several overlap, the longest.</summary>
    /// <remarks>A keyword that belongs to several topics gives one hit for each.</remarks>
    public IReadOnlyList<KeywordHit> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var folded = FoldedText.Of(text);
        var hits = new List<KeywordHit>();
        foreach (var match in LongestMatches.Of(Candidates(text, folded)))
        foreach (var keyword in match.Keywords)
            hits.Add(new KeywordHit(keyword.Topic, keyword.Keyword, match.Range));
        return hits;
    }

    private void Add(KeywordTrie trie, TopicKeyword keyword, string form)
    {
        var number = trie.Add(form, patterns.Count);
        if (number == patterns.Count)
            patterns.Add(new KeywordPattern(form.Length));
        patterns[number].Add(keyword);
    }

    private List<KeywordMatch> Candidates(string text, FoldedText folded)
    {
        var found = new List<KeywordMatch>();
        var chars = folded.Chars;
        var node = Automaton.Root;
        for (var i = 0; i < chars.Length; i++)
        {
            if (node == Automaton.Root && (i = automaton.Start(chars, i)) == chars.Length)
                break;
            node = automaton.Next(node, i == 0 ? ' ' : chars[i - 1], chars[i]);
            if (node == Automaton.Root)
                continue;
            for (var at = automaton.Ending(node); at >= 0; at = automaton.Shorter(at))
                Take(patterns[automaton.Pattern(at)], i + 1);
        }
        return found;

        void Take(KeywordPattern pattern, int bare)
        {
            var start = bare - pattern.Length;
            if (WordBounds.End(folded.Chars, bare) is not (> 0 and var end))
                return;
            if (pattern.Keywords(text, folded, start, bare, end) is { Count: > 0 } keywords)
                found.Add(new KeywordMatch(folded.Original(start, end), keywords));
        }
    }
}
