namespace DigestBot.Text;

/// <summary>The markers of a list that runs on inside a paragraph: "1. … 2. …", "a. … b. …", "• … • …".</summary>
internal sealed class ListMarkers
{
    private static readonly ListMarkers None = new([]);
    private readonly List<TextRange> markers;
    private int next;

    private ListMarkers(List<TextRange> markers) => this.markers = markers;

    public static ListMarkers In(string text, TextRange paragraph)
    {
        var start = paragraph.Start;
        return Characters.IsBullet(text[start]) ? Bullets(text, paragraph)
            : TryRead(text, start, paragraph.End, out var first) ? Numbered(text, paragraph, first)
            : None;
    }

    /// <summary>Whether an item begins at <paramref name="position"/>; asked in ascending order.</summary>
    public bool Cuts(int position)
    {
        while (next < markers.Count && markers[next].Start < position)
            next++;
        return next < markers.Count && markers[next].Start == position;
    }

    /// <summary>Where the next item begins, at or after a position no less than that last asked for.</summary>
    public int Next(int position)
    {
        var i = next;
        while (i < markers.Count && markers[i].Start < position)
            i++;
        return i < markers.Count ? markers[i].Start : int.MaxValue;
    }

    public bool Contains(int position) => InMarker(next, position) || InMarker(next - 1, position);

    private bool InMarker(int index, int position) =>
        index >= 0 && index < markers.Count && position >= markers[index].Start && position < markers[index].End;

    private static ListMarkers Bullets(string text, TextRange paragraph)
    {
        var found = new List<TextRange>();
        for (var i = paragraph.Start; i < paragraph.End; i++)
        {
            if (!Characters.IsBullet(text[i]) || (i > paragraph.Start && !char.IsWhiteSpace(text[i - 1])))
                continue;
            var item = Characters.SkipSpace(text, i + 1, paragraph.End);
            found.Add(new TextRange(i, TryRead(text, item, paragraph.End, out var number) ? number.End : i + 1));
        }
        return new ListMarkers(found);
    }

    private static ListMarkers Numbered(string text, TextRange paragraph, Marker first)
    {
        var found = new List<TextRange> { new(first.Start, first.End) };
        var last = first;
        for (var i = first.End; i < paragraph.End; i++)
        {
            if (!char.IsWhiteSpace(text[i - 1]) || !TryRead(text, i, paragraph.End, out var marker))
                continue;
            if (marker.Style != last.Style || marker.Value != last.Value + 1)
                continue;
            found.Add(new TextRange(marker.Start, marker.End));
            last = marker;
        }
        return new ListMarkers(found);
    }

    /// <summary>Reads "12.", "12)", "12.)", "a." or "a)" with white space behind it.</summary>
    private static bool TryRead(string text, int start, int end, out Marker marker)
    {
        var i = start;
        var value = 0;
        while (i < end && i - start < 3 && char.IsAsciiDigit(text[i]))
            value = (value * 10) + text[i++] - '0';
        var letter = i == start && i < end && char.IsAsciiLetterLower(text[i]);
        if (letter)
            value = text[i++] - 'a' + 1;
        var sign = i;
        while (i < end && i - sign < 2 && text[i] is '.' or ')')
            i++;
        marker = new Marker(start, i, value, Style(letter, text.AsSpan(sign, i - sign)));
        return sign > start && i > sign && i < end && char.IsWhiteSpace(text[i]);
    }

    /// <summary>Tells markers apart by how they are written.</summary>
    private static int Style(bool letter, ReadOnlySpan<char> sign)
    {
        var style = letter ? 2 : 1;
        foreach (var c in sign)
            style = (style * 3) + (c == '.' ? 1 : 2);
        return style;
    }

    private readonly record struct Marker(int Start, int End, int Value, int Style);
}
