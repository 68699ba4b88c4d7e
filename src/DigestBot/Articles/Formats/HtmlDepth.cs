using AngleSharp.Dom;

namespace DigestBot.Articles.Formats;

/// <summary>Guards the tree walks, which recurse, against pages nested without end.</summary>
internal static class HtmlDepth
{
    private const int Deepest = 256;

    public static bool IsTooDeep(INode root)
    {
        var depth = 0;
        for (var node = root; node is not null; node = Next(node, root, ref depth))
            if (depth > Deepest)
                return true;
        return false;
    }

    private static INode? Next(INode node, INode root, ref int depth)
    {
        if (node.FirstChild is { } child)
        {
            depth++;
            return child;
        }
        while (node != root)
        {
            if (node.NextSibling is { } sibling)
                return sibling;
            depth--;
            if (node.Parent is not { } parent)
                return null;
            node = parent;
        }
        return null;
    }
}
