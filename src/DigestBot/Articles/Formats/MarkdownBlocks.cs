using System.Text;
using DigestBot.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DigestBot.Articles.Formats;

/// <summary>The text of a Markdown document, block by block; code, tables and raw HTML are left out.</summary>
internal static class MarkdownBlocks
{
    public static List<TextBlock> Of(MarkdownDocument document)
    {
        var blocks = new List<TextBlock>();
        Add(document, BlockKind.Paragraph, blocks);
        return blocks;
    }

    private static void Add(ContainerBlock container, BlockKind kind, List<TextBlock> blocks)
    {
        foreach (var block in container)
        {
            if (block is HeadingBlock heading)
                blocks.Add(new TextBlock(BlockKind.Heading, Text(heading.Inline), heading.Level));
            else if (block is ParagraphBlock paragraph)
                blocks.Add(new TextBlock(kind, Text(paragraph.Inline)));
            else if (block is ListBlock or ListItemBlock)
                Add((ContainerBlock)block, BlockKind.ListItem, blocks);
            else if (block is QuoteBlock quote)
                Add(quote, BlockKind.Quote, blocks);
        }
    }

    private static string Text(ContainerInline? inline)
    {
        var text = new StringBuilder();
        if (inline is not null)
            Append(inline, text);
        return text.ToString();
    }

    private static void Append(ContainerInline container, StringBuilder text)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LinkInline { IsImage: true }:
                    break;
                case ContainerInline inner:
                    Append(inner, text);
                    break;
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case LineBreakInline:
                    text.Append(' ');
                    break;
            }
        }
    }
}
