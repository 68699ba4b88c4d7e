namespace DigestBot.Text;

/// <summary>Marks the headings among the blocks of plain text.</summary>
internal static class PlainHeadings
{
    private const int Level = 2;

    /// <summary>Where fewer than one block in so many looks like a heading, a short sentence is a sentence.</summary>
    private const int RareAmong = 15;

    public static List<TextBlock> Mark(List<TextBlock> blocks)
    {
        var headings = Enumerable.Range(0, blocks.Count).Where(i => HeadingLook.IsHeading(blocks, i)).ToHashSet();
        if (headings.Count * RareAmong < blocks.Count)
            headings.RemoveWhere(i => Terminators.Is(blocks[i].Text[^1]));
        return [.. blocks.Select((block, i) => headings.Contains(i) ? AsHeading(block) : block)];
    }

    private static TextBlock AsHeading(TextBlock block) => new(BlockKind.Heading, HeadingLook.Trim(block.Text), Level);
}
