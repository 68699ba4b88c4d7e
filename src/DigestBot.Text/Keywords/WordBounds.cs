namespace DigestBot.Text;

/// <summary>Checks that a match in folded text ends with its word, and takes its plural or possessive ending along.</summary>
internal static class WordBounds
{
    /// <returns>Where the match ends with its ending, or −1 when a word goes on there.</returns>
    public static int End(ReadOnlySpan<char> text, int end)
    {
        if (!Goes(text, end))
            return Possessive(text, end);
        if (!Characters.IsWord(text[end - 1]))
            return -1;
        if (text[end] == 's' && !Goes(text, end + 1))
            return Possessive(text, end + 1);
        return TakesEs(text, end) && !Goes(text, end + 2) ? Possessive(text, end + 2) : -1;
    }

    /// <summary>Whether letters with full stops stand alone: "U.S" is not in "U.S.A."</summary>
    public static bool IsWholeAcronym(ReadOnlySpan<char> text, int start, int end)
    {
        if (!text[start..end].Contains('.'))
            return true;
        var stop = text[end - 1] == '.' ? end : end + 1;
        var goesOn = stop <= text.Length && text[stop - 1] == '.' && Goes(text, stop);
        return !goesOn && !(start > 1 && text[start - 1] == '.' && Characters.IsWord(text[start - 2]));
    }

    private static bool Goes(ReadOnlySpan<char> text, int at) =>
        at < text.Length && Characters.GoesOn(text[at - 1], text[at]);

    private static int Possessive(ReadOnlySpan<char> text, int end)
    {
        if (end >= text.Length || text[end] != '\'')
            return end;
        if (end + 1 < text.Length && text[end + 1] == 's' && !Goes(text, end + 2))
            return end + 2;
        return text[end - 1] == 's' && !Goes(text, end + 1) ? end + 1 : end;
    }

    private static bool TakesEs(ReadOnlySpan<char> text, int end) =>
        end + 1 < text.Length
        && text[end] == 'e'
        && text[end + 1] == 's'
        && (
            text[end - 1] is 's' or 'x' or 'z' or 'o'
            || (text[end - 1] == 'h' && end > 1 && text[end - 2] is 'c' or 's')
        );
}
