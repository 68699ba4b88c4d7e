using System.Globalization;

namespace DigestBot.Text;

/// <summary>Questions about single characters, answered alike in every culture.</summary>
internal static class Characters
{
    private static readonly bool[] Words =
    [
        .. Enumerable.Range(0, 128).Select(c => char.IsAsciiLetterOrDigit((char)c)),
    ];

    public static bool IsWord(char c) => c < Words.Length ? Words[c] : char.IsLetterOrDigit(c) || IsMark(c);

    public static bool IsMark(char c) =>
        c >= '\u0300'
        && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Thai, Chinese, Japanese and their neighbours put no spaces between words: one may begin or end anywhere.</summary>
    public static bool IsUnspaced(char c) =>
        c
            is >= '\u0E00'
                and (
                    <= '\u0EFF'
                    or (>= '\u1000' and <= '\u109F')
                    or (>= '\u1780' and <= '\u17FF')
                    or (>= '\u2E80' and <= '\u9FFF')
                    or (>= '\uF900' and <= '\uFAFF')
                    or (>= '\uFF66' and <= '\uFF9F')
                );

    /// <summary>Whether a word that has the first character goes on with the second.</summary>
    public static bool GoesOn(char before, char c) => IsWord(c) && !IsUnspaced(c) && !IsUnspaced(before);

    public static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ' or '＇';

    public static bool IsHyphen(char c) => c is '-' or '‐' or '‑' or '‒' or '–' or '−';

    public static bool IsOpener(char c) =>
        c is '"' or '\'' or '“' or '‘' or '„' or '‚' or '«' or '‹' or '(' or '[' or '¿' or '¡' or '「';

    public static bool IsCloser(char c) => c is '"' or '\'' or '”' or '’' or '“' or '»' or '›' or ')' or ']' or '」';

    public static bool IsBullet(char c) => c is '•' or '⁃' or '▪' or '●' or '◦' or '‣' or '∙';

    /// <summary>Soft hyphens, joiners and what changes the direction of text: shown they are nothing, or worse, a disguise.</summary>
    public static bool IsInvisible(char c) =>
        c
            is '\u00AD'
                or '\u200B'
                or '\u200C'
                or '\u200D'
                or '\u2060'
                or '\uFEFF'
                or (>= '\u202A' and <= '\u202E')
                or (>= '\u2066' and <= '\u2069');

    /// <summary>Writes text in lower case; ASCII without asking the runtime's tables.</summary>
    public static int ToLower(ReadOnlySpan<char> text, Span<char> lower)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            lower[i] =
                char.IsAsciiLetterUpper(c) ? (char)(c | 0x20)
                : c < '\u0080' ? c
                : char.ToLowerInvariant(c);
        }
        return text.Length;
    }

    public static int SkipSpace(string text, int from, int end)
    {
        while (from < end && char.IsWhiteSpace(text[from]))
            from++;
        return from;
    }

    public static int TrimEnd(string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return end;
    }

    /// <summary>The number of words; counting may end at <paramref name="enough"/>.</summary>
    public static int CountWords(ReadOnlySpan<char> text, int enough = int.MaxValue)
    {
        var count = 0;
        var inside = false;
        foreach (var c in text)
        {
            var word = IsWord(c);
            if (word && !inside && ++count >= enough)
                return count;
            inside = word || (inside && (IsApostrophe(c) || IsHyphen(c) || c is '.' or ','));
        }
        return count;
    }
}
