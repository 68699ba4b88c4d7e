namespace DigestBot.Text;

/// <summary>A run of sentence-ending marks with the closing quotes and brackets behind it.</summary>
/// <param name="Marks">Where the marks end and the closers begin.</param>
/// <param name="Dots">How many full stops the run has, the spaced ones of ". . ." included.</param>
internal readonly record struct TerminatorRun(int Start, int Marks, int End, int Dots, bool Spaced);

internal static class Terminators
{
    public static bool Is(char c) => c is '.' or '!' or '?' or '…' || IsWide(c);

    /// <summary>Whether the mark ends a sentence without white space behind it, as in Chinese and Japanese.</summary>
    public static bool IsWide(char c) => c is '。' or '！' or '？' or '｡' or '।' or '؟' or '۔';

    public static TerminatorRun Run(string text, int start, int end, bool quoteIsOpen)
    {
        var i = start;
        var dots = 0;
        var spaced = false;
        while (i < end)
        {
            if (Is(text[i]))
            {
                dots +=
                    text[i] == '.' ? 1
                    : text[i] == '…' ? 3
                    : 0;
                i++;
            }
            else if (IsSpacedDot(text, i, end))
            {
                spaced = true;
                dots++;
                i += 2;
            }
            else
                break;
        }
        return new TerminatorRun(start, i, Closers(text, i, end, quoteIsOpen), dots, spaced);
    }

    private static bool IsSpacedDot(string text, int i, int end) =>
        i + 1 < end
        && text[i] is ' ' or '\u00A0'
        && text[i + 1] == '.'
        && (i + 2 >= end || !char.IsLetterOrDigit(text[i + 2]));

    private static int Closers(string text, int i, int end, bool quoteIsOpen)
    {
        while (i < end && Characters.IsCloser(text[i]))
        {
            var last = i + 1 >= end || !char.IsLetterOrDigit(text[i + 1]);
            if (!last && (text[i] is '\'' or '’' or '“' || (text[i] == '"' && !quoteIsOpen)))
                break;
            i++;
        }
        return IsSpacedCloser(text, i, end) ? i + 2 : i;
    }

    /// <summary>French keeps a space before its closing quotation mark.</summary>
    private static bool IsSpacedCloser(string text, int i, int end) =>
        i + 1 < end
        && text[i] is ' ' or '\u00A0' or '\u202F'
        && text[i + 1] == '»'
        && (i + 2 >= end || char.IsWhiteSpace(text[i + 2]));
}
