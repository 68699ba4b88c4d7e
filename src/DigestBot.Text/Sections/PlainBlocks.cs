namespace DigestBot.Text;

/// <summary>Cuts plain text into blocks: at blank lines, at list items, and at every line where paragraphs are single lines.</summary>
internal sealed class PlainBlocks
{
    /// <summary>A line longer than this was not wrapped by hand: it is a paragraph of its own.</summary>
    private const int LongestWrappedLine = 160;

    private const int FewestLines = 5;
    private const double MostlyWhole = 0.8;
    private readonly string text;
    private readonly bool linesAreWhole;
    private readonly List<TextBlock> blocks = [];

    private PlainBlocks(string text)
    {
        this.text = text;
        linesAreWhole = LinesAreWhole(text);
    }

    public static List<TextBlock> Of(string text)
    {
        var reader = new PlainBlocks(text.ReplaceLineEndings("\n"));
        foreach (var paragraph in Paragraphs.Of(reader.text))
            reader.AddLines(paragraph);
        return reader.blocks;
    }

    /// <summary>Whether nearly every line ends its sentence, so that each is a paragraph.</summary>
    private static bool LinesAreWhole(string text)
    {
        var (lines, whole) = (0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var bare = line.TrimEnd(" \t\"'”’)»");
            if (bare.IsEmpty)
                continue;
            lines++;
            if (Terminators.Is(bare[^1]))
                whole++;
        }
        return lines >= FewestLines && whole >= lines * MostlyWhole;
    }

    private void AddLines(TextRange paragraph)
    {
        var start = paragraph.Start;
        for (var line = start; line < paragraph.End; )
        {
            var end = EndOfLine(line, paragraph.End);
            var next = end + 1;
            if (next >= paragraph.End || Breaks(line, end, next, paragraph.End))
            {
                Add(text.AsSpan(start, end - start));
                start = next;
            }
            line = next;
        }
    }

    private bool Breaks(int line, int end, int next, int last)
    {
        var nextEnd = EndOfLine(next, last);
        return linesAreWhole
            || end - line > LongestWrappedLine
            || nextEnd - next > LongestWrappedLine
            || IsItem(text.AsSpan(next, nextEnd - next));
    }

    private int EndOfLine(int start, int end) =>
        text.AsSpan(start, end - start).IndexOf('\n') is >= 0 and var length ? start + length : end;

    private static bool IsItem(ReadOnlySpan<char> line)
    {
        line = line.TrimStart();
        if (line.Length < 3)
            return false;
        if (Characters.IsBullet(line[0]) || (line[0] is '-' or '*' or '–' && line[1] == ' '))
            return true;
        var digits = line.IndexOfAnyExceptInRange('0', '9');
        return digits is 1 or 2 && line.Length > digits + 1 && line[digits] is '.' or ')' && line[digits + 1] == ' ';
    }

    private void Add(ReadOnlySpan<char> block)
    {
        if (CleanText.Line(block) is { Length: > 0 } line)
            blocks.Add(new TextBlock(IsItem(line) ? BlockKind.ListItem : BlockKind.Paragraph, line));
    }
}
