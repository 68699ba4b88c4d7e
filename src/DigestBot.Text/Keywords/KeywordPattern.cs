namespace DigestBot.Text;

/// <summary>A spelling that is looked for, and the keywords it stands for, one for each topic.</summary>
internal sealed class KeywordPattern(int length)
{
    public int Length { get; } = length;

    public List<TopicKeyword> Words { get; } = [];

    /// <summary>Those that mind their case.</summary>
    public List<TopicKeyword> Acronyms { get; } = [];

    public void Add(TopicKeyword keyword)
    {
        var known = KeywordForms.IsAcronym(keyword.Keyword) ? Acronyms : Words;
        if (!known.Exists(other => other.Topic == keyword.Topic))
            known.Add(keyword);
    }

    /// <summary>The keywords that a match in <paramref name="text"/> may stand for.</summary>
    /// <param name="bare">Where the match ends without its plural or possessive ending.</param>
    public List<TopicKeyword> Keywords(string text, FoldedText folded, int start, int bare, int end)
    {
        if (Acronyms.Count == 0 || !IsCapitals(text, folded, start, bare, end))
            return Words;
        return Words.Count == 0 ? Acronyms : Together(Words, Acronyms);
    }

    public static List<TopicKeyword> Together(List<TopicKeyword> one, List<TopicKeyword> other) =>
        [.. one.Concat(other).DistinctBy(keyword => keyword.Topic)];

    /// <summary>Capitals throughout, with at most a small "s" behind them.</summary>
    private static bool IsCapitals(string text, FoldedText folded, int start, int bare, int end)
    {
        if (!WordBounds.IsWholeAcronym(folded.Chars, start, bare))
            return false;
        var range = folded.Original(start, bare);
        foreach (var c in text.AsSpan(range.Start, range.Length))
            if (char.IsLetter(c) && !char.IsUpper(c))
                return false;
        var ending = folded.Chars[bare..end];
        return ending.IsEmpty
            || ending[0] == '\''
            || (ending[0] == 's' && text[folded.Original(bare, bare + 1).Start] == 's');
    }
}
