namespace DigestBot.Text;

/// <summary>Finds the stretches of text between blank lines.</summary>
internal static class Paragraphs
{
    public static IEnumerable<TextRange> Of(string text)
    {
        var start = 0;
        for (var i = NextBreak(text, 0); i < text.Length; i = NextBreak(text, i + 1))
        {
            if (!EndsParagraph(text, i, out var next))
                continue;
            if (Trim(text, start, i) is { Length: > 0 } paragraph)
                yield return paragraph;
            start = next;
            i = next - 1;
        }
        if (Trim(text, start, text.Length) is { Length: > 0 } last)
            yield return last;
    }

    private static int NextBreak(string text, int from) =>
        text.AsSpan(from).IndexOfAny('\n', '\u2029') is >= 0 and var length ? from + length : text.Length;

    private static bool EndsParagraph(string text, int lineBreak, out int next)
    {
        var breaks = text[lineBreak] == '\u2029' ? 2 : 1;
        for (next = lineBreak + 1; next < text.Length && char.IsWhiteSpace(text[next]); next++)
            if (text[next] == '\n')
                breaks++;
        return breaks > 1;
    }

    private static TextRange Trim(string text, int start, int end)
    {
        start = Characters.SkipSpace(text, start, end);
        return new TextRange(start, Characters.TrimEnd(text, start, end));
    }
}
