using System.Buffers;
using System.Globalization;
using System.Text;

namespace DigestBot.Channels;

/// <summary>How outside text is shown: its language's quotation marks and direction, and words that can be broken.</summary>
internal static class Typography
{
    private const int LongWord = 22;
    private const int BreakEvery = 6;
    private static readonly SearchValues<char> _turning = SearchValues.Create(
        "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069"
    );

    public static bool IsRightToLeft(string language) =>
        language is "ar" or "he" or "fa" or "ur" or "yi" or "ps" or "sd";

    public static string Open(string language) =>
        language switch
        {
            "de" or "cs" or "bg" => "„",
            "fr" or "es" or "it" or "pt" or "ru" or "uk" or "el" => "«",
            "pl" or "nl" or "hu" or "ro" => "„",
            "sv" or "fi" or "da" => "”",
            _ when IsRightToLeft(language) => "”",
            _ => "“",
        };

    public static string Close(string language) =>
        language switch
        {
            "de" or "cs" or "bg" => "“",
            "fr" or "es" or "it" or "pt" or "ru" or "uk" or "el" => "»",
            _ when IsRightToLeft(language) => "“\u2069",
            _ => "”",
        };

    /// <summary>Without the characters that turn the direction of what follows: what somebody wrote cannot disguise what the bot adds.</summary>
    public static string Undisguised(string text) =>
        text.AsSpan().ContainsAny(_turning) ? string.Concat(text.Where(c => !_turning.Contains(c))) : text;

    /// <summary>Text of an article for a card: direction isolated, over-long words breakable, control characters gone.</summary>
    public static string Shown(string text, string language) =>
        IsRightToLeft(language) ? $"\u2067{Breakable(text)}\u2069" : Breakable(text);

    /// <summary>A run of a right-to-left quote starts its isolate here; <see cref="Close"/> ends it.</summary>
    public static string ShownRun(string text, string language, bool first) =>
        first && IsRightToLeft(language) ? $"\u2067{Breakable(text)}" : Breakable(text);

    /// <summary>Puts zero-width spaces into words over 22 characters: renderers do not break them.</summary>
    public static string Breakable(string text)
    {
        if (!NeedsCare(text))
            return text;
        var shown = new StringBuilder(text.Length + 16);
        var inWord = 0;
        foreach (var word in WordsWithLength(text))
        {
            inWord = 0;
            foreach (var element in Elements(word.Text))
            {
                if (word.Length > LongWord && inWord > 0 && inWord % BreakEvery == 0)
                    shown.Append('\u200B');
                shown.Append(element);
                inWord++;
            }
        }
        return shown.ToString();
    }

    private static bool NeedsCare(string text)
    {
        var run = 0;
        foreach (var c in text)
        {
            run = char.IsWhiteSpace(c) || c == '\u200B' ? 0 : run + 1;
            if (run > LongWord || IsUnwanted(c))
                return true;
        }
        return false;
    }

    private static IEnumerable<(string Text, int Length)> WordsWithLength(string text)
    {
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsWhiteSpace(text[i]) == char.IsWhiteSpace(text[start]))
                continue;
            yield return (text[start..i], char.IsWhiteSpace(text[start]) ? 0 : i - start);
            start = i;
        }
    }

    private static IEnumerable<string> Elements(string word)
    {
        var elements = StringInfo.GetTextElementEnumerator(word);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (!IsUnwanted(element[0]))
                yield return element;
        }
    }

    /// <summary>Control characters but the line feed, and those that turn the direction of what follows.</summary>
    private static bool IsUnwanted(char c) => (char.IsControl(c) && c != '\n') || _turning.Contains(c);
}
