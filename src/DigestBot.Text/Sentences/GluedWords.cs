using System.Collections.Frozen;

namespace DigestBot.Text;

/// <summary>Tells sentences pasted together ("in a war.The army") from names with a full stop inside ("System.Text", "a.com").</summary>
internal static class GluedWords
{
    private const int LongestToken = 80;

    public static bool Split(
        string text,
        TerminatorRun run,
        int end,
        FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> openers
    )
    {
        var next = run.End;
        if (Characters.IsOpener(text[next]) && next + 1 < end)
            next++;
        if (run.Start == 0 || !char.IsUpper(text[next]) || IsAddress(text, run.Start, end))
            return false;
        var before = WordBefore(text, run.Start);
        if (before.Length < 2 || !(char.IsLower(before[^1]) || char.IsAsciiDigit(before[^1])))
            return run.Start > 0 && text[run.Start - 1] is ')' or '”' or '%' or '"';
        var after = WordAfter(text, next, end);
        return IsOpener(after, openers) || (char.IsLower(before[0]) && LooksLikeWord(after));
    }

    private static bool LooksLikeWord(ReadOnlySpan<char> word) =>
        word.Length > 1
        && (
            char.IsLower(word[1])
            || (word.Length <= 5 && word is not ("PDF" or "HTML" or "NET" or "JS" or "COM" or "JPG" or "TXT"))
        );

    private static bool IsOpener(ReadOnlySpan<char> word, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> openers)
    {
        Span<char> lower = stackalloc char[LongestToken];
        return openers.Contains(lower[..Characters.ToLower(word, lower)]);
    }

    private static ReadOnlySpan<char> WordBefore(string text, int end)
    {
        var i = end;
        while (i > 0 && end - i < LongestToken && Characters.IsWord(text[i - 1]))
            i--;
        return text.AsSpan(i, end - i);
    }

    private static ReadOnlySpan<char> WordAfter(string text, int start, int end)
    {
        var i = start;
        while (i < end && i - start < LongestToken && Characters.IsWord(text[i]))
            i++;
        return text.AsSpan(start, i - start);
    }

    private static bool IsAddress(string text, int at, int end)
    {
        for (var i = at; i > 0 && at - i < LongestToken && !char.IsWhiteSpace(text[i - 1]); i--)
            if (IsAddressSign(text[i - 1]))
                return true;
        for (var i = at; i < end && i - at < LongestToken && !char.IsWhiteSpace(text[i]); i++)
            if (IsAddressSign(text[i]))
                return true;
        return false;
    }

    private static bool IsAddressSign(char c) => c is '/' or '@' or '_' or '\\' or '=' or '#' or '&';
}
