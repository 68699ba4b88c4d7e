using System.Collections.Frozen;
using System.Text;

namespace DigestBot.Articles.Formats;

/// <summary>Looks at a page's tags without building its tree, which costs too much where tags are nested without end.</summary>
internal static class HtmlTags
{
    private const int Deepest = 1000;

    /// <summary>How many elements the parser may have to open again, because formatting is left open across tags.</summary>
    private const int MostRepeated = 100_000;

    private static readonly FrozenSet<string> Unclosed = new[]
    {
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
        "colgroup",
        "option",
        "optgroup",
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "path",
        "rect",
        "circle",
        "line",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the parser opens again in every block after it, as long as it is not closed; of links only the last.</summary>
    private static readonly FrozenSet<string> Formatting = new[]
    {
        "b",
        "big",
        "code",
        "em",
        "font",
        "i",
        "s",
        "small",
        "strike",
        "strong",
        "tt",
        "u",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool AreTooDeep(string html)
    {
        var (depth, formatting, repeated) = (0, 0, 0);
        for (
            var i = html.IndexOf('<', StringComparison.Ordinal);
            i >= 0 && i + 1 < html.Length;
            i = html.IndexOf('<', i + 1)
        )
        {
            var isEnd = html[i + 1] == '/';
            var name = Name(html, isEnd ? i + 2 : i + 1);
            if (name.IsEmpty)
                continue;
            var change = isEnd ? -1 : 1;
            if (!Unclosed.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
                depth = Math.Max(0, depth + change);
            if (Formatting.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
                formatting = Math.Max(0, formatting + change);
            else if (!isEnd)
                repeated += formatting;
            if (depth > Deepest || repeated > MostRepeated)
                return true;
        }
        return false;
    }

    /// <summary>The words between the tags, each stretch a block of its own.</summary>
    public static string Strip(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var i = 0; i < html.Length; )
        {
            var open = html.IndexOf('<', i) is >= 0 and var found ? found : html.Length;
            if (!html.AsSpan(i, open - i).IsWhiteSpace())
                text.Append(html, i, open - i).Append("\n\n");
            i = html.IndexOf('>', open) is >= 0 and var close ? close + 1 : html.Length;
        }
        return System.Net.WebUtility.HtmlDecode(text.ToString());
    }

    private static ReadOnlySpan<char> Name(string html, int start)
    {
        var end = start;
        while (end < html.Length && char.IsAsciiLetterOrDigit(html[end]))
            end++;
        return html.AsSpan(start, end - start);
    }
}
