using System.Buffers;
using System.Text;

namespace DigestBot.Text;

/// <summary>
/// Text without case, accents and kinds of hyphen or white space, with each character's place in the original.
/// </summary>
internal sealed class FoldedText : IDisposable
{
    /// <summary>Stands for a blank line, which no keyword crosses.</summary>
    public const char ParagraphBreak = '\n';

    /// <summary>Characters that need no more than lower case; a space only when it stands alone.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create([
        .. Enumerable
            .Range(1, 127)
            .Select(c => (char)c)
            .Where(c => c == ' ' || !(char.IsWhiteSpace(c) || Characters.IsHyphen(c))),
    ]);

    private readonly string original;
    private readonly FoldedPlaces places = new();
    private char[] chars;

    private FoldedText(string original)
    {
        this.original = original;
        chars = ArrayPool<char>.Shared.Rent(original.Length + 16);
    }

    public int Length { get; private set; }

    public ReadOnlySpan<char> Chars => chars.AsSpan(0, Length);

    public static FoldedText Of(string text)
    {
        var folded = new FoldedText(text);
        for (var i = 0; i < text.Length; )
            i = text[i] != ' ' && Plain.Contains(text[i]) ? folded.AppendPlain(i) : folded.Append(i);
        return folded;
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(chars);
        (chars, Length) = ([], 0);
    }

    /// <summary>The range of the original that a range of the folded text stands for.</summary>
    public TextRange Original(int start, int end)
    {
        var stop = places.Of(end - 1) + 1;
        while (stop < original.Length && Characters.IsMark(original[stop]))
            stop++;
        return new TextRange(places.Of(start), stop);
    }

    /// <summary>Appends plain characters up to the next one that is not, or the next run of spaces.</summary>
    /// <returns>The place of what comes next.</returns>
    private int AppendPlain(int start)
    {
        var rest = original.AsSpan(start);
        var length = rest.IndexOfAnyExcept(Plain) is >= 0 and var end ? end : rest.Length;
        if (rest[..length].IndexOf("  ") is >= 0 and var spaces)
            length = spaces;
        else if (length < rest.Length && rest[length - 1] == ' ')
            length--;
        Reserve(length);
        places.Add(Length, start);
        Ascii.ToLower(rest[..length], chars.AsSpan(Length), out _);
        Length += length;
        return start + length;
    }

    private int Append(int i)
    {
        var c = original[i];
        if (char.IsWhiteSpace(c) || Characters.IsHyphen(c))
            return Gap(i);
        if (Characters.IsApostrophe(c))
            Add('\'', i);
        else if (c == '\0')
            Add(c, i);
        else if (!Characters.IsMark(c) && !Characters.IsInvisible(c))
            foreach (var letter in FoldedLetters.Of(c))
                Add(letter, i);
        return i + 1;
    }

    private int Gap(int start)
    {
        var breaks = 0;
        var i = start;
        for (; i < original.Length && (char.IsWhiteSpace(original[i]) || Characters.IsHyphen(original[i])); i++)
            if (original[i] == '\n')
                breaks++;
        Add(breaks > 1 ? ParagraphBreak : ' ', start);
        return i;
    }

    private void Add(char c, int place)
    {
        Reserve(1);
        places.Add(Length, place);
        chars[Length++] = c;
    }

    private void Reserve(int more)
    {
        if (Length + more <= chars.Length)
            return;
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(chars.Length * 2, Length + more));
        chars.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(chars);
        chars = larger;
    }
}
