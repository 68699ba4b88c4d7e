using System.Collections.Frozen;
using System.Text;

namespace DigestBot.Articles.Formats;

/// <summary>Looks at a page's tags without building its tree, which costs too much where tags are nested without end.</summary>
internal static class HtmlTags
{
    private const int Deepest = 1000;

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

    public static bool AreTooDeep(string html)
    {
        var depth = 0;
        for (
            var i = html.IndexOf('<', StringComparison.Ordinal);
            i >= 0 && i + 1 < html.Length;
            i = html.IndexOf('<', i + 1)
        )
        {
            if (html[i + 1] == '/')
                depth = Math.Max(0, depth - (IsCounted(html, i + 2) ? 1 : 0));
            else if (IsCounted(html, i + 1) && ++depth > Deepest)
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

    private static bool IsCounted(string html, int start)
    {
        var end = start;
        while (end < html.Length && char.IsAsciiLetterOrDigit(html[end]))
            end++;
        return end > start
            && !Unclosed.GetAlternateLookup<ReadOnlySpan<char>>().Contains(html.AsSpan(start, end - start));
    }
}
