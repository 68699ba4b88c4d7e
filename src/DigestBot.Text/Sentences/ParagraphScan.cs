using System.Buffers;

namespace DigestBot.Text;

/// <summary>One walk over one paragraph, cutting where <see cref="SentenceBoundary"/> or a list says so.</summary>
internal sealed class ParagraphScan(string text, TextRange paragraph, SentenceBoundary boundary, List<TextRange> found)
{
    private const int LongestAside = 300;
    private static readonly SearchValues<char> Signs = SearchValues.Create(
        Enumerable
            .Range(0, char.MaxValue)
            .Select(c => (char)c)
            .Where(c => Terminators.Is(c) || c is '(' or '"')
            .ToArray()
    );

    private readonly int first = found.Count;
    private readonly ListMarkers markers = ListMarkers.In(text, paragraph);
    private int start = paragraph.Start;
    private int asideEnd;
    private bool quoteIsOpen;

    public void Run()
    {
        var i = start;
        while (i < paragraph.End)
        {
            var c = text[i];
            if (i > start && markers.Cuts(i))
                CutAt(i, i);
            if (c is '(' && i >= asideEnd)
                asideEnd = EndOfAside(i);
            quoteIsOpen ^= c == '"';
            i = NextSign(Terminators.Is(c) ? Terminate(i) : i + 1);
        }
        Add(start, paragraph.End);
    }

    /// <summary>Passes over characters at which nothing can happen.</summary>
    private int NextSign(int from)
    {
        var limit = Math.Min(markers.Next(from), paragraph.End);
        if (from >= limit)
            return from;
        var length = text.AsSpan(from, limit - from).IndexOfAny(Signs);
        return length < 0 ? limit : from + length;
    }

    private int Terminate(int i)
    {
        var run = Terminators.Run(text, i, paragraph.End, quoteIsOpen);
        var goesOn = markers.Contains(i) || run.End <= asideEnd;
        if (!goesOn && boundary.At(run, start, paragraph.End) is { } end)
        {
            CutAt(end, Characters.SkipSpace(text, end, paragraph.End));
            return start;
        }
        foreach (var c in text.AsSpan(i, run.End - i))
            quoteIsOpen ^= c == '"';
        return run.End;
    }

    private void CutAt(int end, int next)
    {
        Add(start, end);
        start = next;
        quoteIsOpen = false;
    }

    private int EndOfAside(int open)
    {
        var limit = Math.Min(paragraph.End, open + LongestAside);
        var depth = 0;
        if (!text.AsSpan(open, limit - open).Contains(')'))
            return open;
        for (var i = open; i < limit; i++)
        {
            if (text[i] == '(')
                depth++;
            else if (text[i] == ')' && --depth == 0)
                return i;
        }
        return open;
    }

    private void Add(int from, int to)
    {
        to = Characters.TrimEnd(text, from, to);
        if (to <= from)
            return;
        if (HasWord(from, to) || found.Count == first)
            found.Add(new TextRange(from, to));
        else
            found[^1] = found[^1] with { End = to };
    }

    private bool HasWord(int from, int to)
    {
        for (var i = from; i < to; i++)
            if (char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i]))
                return true;
        return false;
    }
}
