using System.Text;
using AngleSharp.Dom;
using DigestBot.Text;

namespace DigestBot.Articles.Formats;

/// <summary>The text of a page, block by block.</summary>
internal sealed class HtmlBlocks
{
    private const int FewestCellWords = 15;
    private readonly List<TextBlock> blocks = [];
    private readonly StringBuilder text = new();

    public static List<TextBlock> Of(INode? root)
    {
        var reader = new HtmlBlocks();
        if (root is not null)
            reader.Walk(root, BlockKind.Paragraph);
        reader.Flush(BlockKind.Paragraph);
        return reader.blocks;
    }

    /// <summary>The level of each heading as the page wrote it, by its text.</summary>
    public static Dictionary<string, int> Levels(IParentNode page)
    {
        var levels = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var heading in page.QuerySelectorAll("h1,h2,h3,h4,h5,h6"))
            levels.TryAdd(Clean(heading.TextContent), heading.LocalName[1] - '0');
        return levels;
    }

    private void Walk(INode node, BlockKind kind)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words)
                text.Append(words.Data);
            else if (child is IElement element && !IsSkipped(element))
                Enter(element, kind);
        }
    }

    private void Enter(IElement element, BlockKind kind)
    {
        var name = element.LocalName;
        if (name is ['h', >= '1' and <= '6'])
            Heading(element, name[1] - '0');
        else if (name is "br")
            text.Append(' ');
        else if (!IsBlock(name))
            Walk(element, kind);
        else
        {
            Flush(kind);
            var inner =
                name is "li" ? BlockKind.ListItem
                : name is "blockquote" ? BlockKind.Quote
                : kind;
            Walk(element, inner);
            Flush(inner, name is "td" or "th" ? FewestCellWords : 1);
        }
    }

    private void Heading(IElement element, int level)
    {
        Flush(BlockKind.Paragraph);
        if (Clean(element.TextContent) is { Length: > 0 } heading)
            blocks.Add(new TextBlock(BlockKind.Heading, heading, level));
    }

    private void Flush(BlockKind kind, int fewestWords = 1)
    {
        var clean = Clean(text.ToString());
        text.Clear();
        if (clean.Length > 0 && clean.Count(c => c == ' ') >= fewestWords - 1)
            blocks.Add(new TextBlock(kind, clean));
    }

    private static string Clean(string raw) =>
        string.Join(' ', raw.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsBlock(string name) =>
        name
            is "p"
                or "div"
                or "li"
                or "ul"
                or "ol"
                or "blockquote"
                or "section"
                or "article"
                or "main"
                or "body"
                or "td"
                or "th"
                or "tr"
                or "table"
                or "tbody"
                or "dl"
                or "dt"
                or "dd"
                or "center"
                or "details"
                or "summary"
                or "header"
                or "hr"
                or "address";

    private static bool IsSkipped(IElement element) =>
        element.LocalName
            is "script"
                or "style"
                or "noscript"
                or "template"
                or "svg"
                or "math"
                or "iframe"
                or "object"
                or "embed"
                or "figure"
                or "figcaption"
                or "form"
                or "button"
                or "select"
                or "input"
                or "textarea"
                or "nav"
                or "aside"
                or "footer"
                or "pre"
                or "head"
                or "audio"
                or "video"
                or "canvas"
                or "dialog"
                or "menu"
        || element.HasAttribute("hidden")
        || element.GetAttribute("aria-hidden") == "true";
}
