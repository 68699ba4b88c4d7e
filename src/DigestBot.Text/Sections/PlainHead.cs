namespace DigestBot.Text;

/// <summary>Takes title, standfirst and byline off the front of plain text, and what is no article off its ends.</summary>
internal sealed class PlainHead(List<TextBlock> blocks, ArticleHead known)
{
    private const int MostTitleWords = 24;
    private const int MostStandfirstWords = 45;
    private const int LastHeadBlock = 8;

    public string? Title { get; private set; } = CleanText.LineOrNull(known.Title);

    public string? Standfirst { get; private set; } = CleanText.LineOrNull(known.Standfirst);

    public string? Byline { get; private set; } = CleanText.LineOrNull(known.Byline);

    /// <summary>The blocks of the body.</summary>
    public List<TextBlock> Take()
    {
        CutComments();
        blocks.RemoveAll(block => Boilerplate.Is(block.Text));
        TakeTitle();
        var noted = TakeBylines();
        TakeStandfirst(noted);
        return blocks;
    }

    private void CutComments()
    {
        var end = blocks.FindLastIndex(block => Boilerplate.EndsArticle(block.Text));
        if (end > blocks.Count / 2)
            blocks.RemoveRange(end, blocks.Count - end);
    }

    private void TakeTitle()
    {
        if (Title is null && blocks.Count > 1 && IsTitle(blocks[0].Text))
            Title = HeadingLook.Trim(blocks[0].Text);
        var head = Math.Min(blocks.Count, LastHeadBlock);
        for (var i = head - 1; i >= 0; i--)
            if (blocks.Count > 1 && CleanText.Same(blocks[i].Text, Title))
                blocks.RemoveAt(i);
    }

    private bool IsTitle(string line) =>
        Characters.CountWords(line, MostTitleWords + 1) is > 0 and <= MostTitleWords
        && blocks[0].Kind is not BlockKind.ListItem
        && !Bylines.Is(line)
        && (HeadingLook.Last(line) is not ('.' or ',' or ';' or ':') || HeadingLook.IsHeading(blocks, 0));

    private bool TakeBylines()
    {
        var taken = false;
        for (var i = 0; i < Math.Min(blocks.Count - 1, 4); i++)
        {
            if (Bylines.NameIn(blocks[i].Text) is not { } name)
                continue;
            Byline ??= name;
            blocks.RemoveAt(i--);
            taken = true;
        }
        return taken;
    }

    private void TakeStandfirst(bool noted)
    {
        if (Title is null || blocks.Count < 2)
            return;
        if (CleanText.Same(blocks[0].Text, Standfirst))
            blocks.RemoveAt(0);
        else if (Standfirst is null && IsStandfirst(noted))
        {
            Standfirst = blocks[0].Text;
            blocks.RemoveAt(0);
        }
    }

    private bool IsStandfirst(bool noted)
    {
        var words = Characters.CountWords(blocks[0].Text, MostStandfirstWords + 1);
        return words is >= 5 and <= MostStandfirstWords
            && blocks.Count > 2
            && !HeadingLook.IsHeading(blocks, 1)
            && (noted || 2 * words <= Characters.CountWords(blocks[1].Text, 2 * words));
    }
}
