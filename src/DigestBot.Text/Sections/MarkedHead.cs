namespace DigestBot.Text;

/// <summary>Takes title, standfirst and byline off blocks whose headings are known.</summary>
internal sealed class MarkedHead(IReadOnlyList<TextBlock> blocks, ArticleHead known)
{
    private const int MostStandfirstWords = 60;

    public string? Title { get; private set; } = CleanText.LineOrNull(known.Title);

    public string? Standfirst { get; private set; } = CleanText.LineOrNull(known.Standfirst);

    public string? Byline { get; private set; } = CleanText.LineOrNull(known.Byline);

    /// <summary>The blocks of the body.</summary>
    public List<TextBlock> Take()
    {
        var body = blocks
            .Select(block => block with { Text = CleanText.Line(block.Text) })
            .Where(block => block.Text.Length > 0 && !(block.Kind == BlockKind.Heading && Boilerplate.Is(block.Text)))
            .ToList();
        TakeTitle(body);
        TakeBylines(body);
        CheckStandfirst(body);
        return body;
    }

    /// <summary>A page's description is often just the beginning of its text, and then it is no standfirst.</summary>
    private void CheckStandfirst(List<TextBlock> body)
    {
        if (Standfirst is null || body.Count == 0)
            return;
        if (body.Count > 1 && CleanText.Same(body[0].Text, Standfirst))
            body.RemoveAt(0);
        else if (
            Characters.CountWords(Standfirst) > MostStandfirstWords
            || body.Take(3).Any(block => CleanText.Begin(block.Text, Standfirst))
        )
            Standfirst = null;
    }

    private void TakeTitle(List<TextBlock> body)
    {
        var first = body.FindIndex(block => block.Kind == BlockKind.Heading);
        if (first < 0)
            return;
        var onlyTop =
            body[first].Level == 1 && body.Count(block => block is { Kind: BlockKind.Heading, Level: 1 }) == 1;
        if (Title is null && (onlyTop || (first == 0 && body[first].Level == 1)))
            Title = body[first].Text;
        if (onlyTop && first <= 1 || CleanText.Same(body[first].Text, Title))
            body.RemoveAt(first);
    }

    private void TakeBylines(List<TextBlock> body)
    {
        for (var i = 0; i < Math.Min(body.Count - 1, 3); i++)
        {
            if (body[i].Kind == BlockKind.Heading || Bylines.NameIn(body[i].Text) is not { } name)
                continue;
            Byline ??= name;
            body.RemoveAt(i--);
        }
    }
}
