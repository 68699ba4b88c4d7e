using System.Buffers;
using System.Globalization;
using System.Text;

namespace DigestBot.Text;

/// <summary>
/// Text without case, accents and kinds of hyphen or white space, with each character's place in the original.
/// </summary>
internal sealed class FoldedText : IDisposable
{
    /// <summary>Stands for a blank line, which no keyword crosses.</summary>
    public const char ParagraphBreak = '\n';

    /// <summary>What the plain ASCII characters become; 0 for white space and the hyphen.</summary>
    private static readonly char[] Plain =
    [
        .. Enumerable
            .Range(0, 128)
            .Select(c => (char)c)
            .Select(c => char.IsWhiteSpace(c) || c == '-' ? '\0' : char.ToLowerInvariant(c)),
    ];

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
        for (var i = 0; i < text.Length; i++)
            i = folded.Append(i);
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

    private int Append(int i)
    {
        var c = original[i];
        if (c < Plain.Length && Plain[c] is not '\0' and var plain)
            Add(plain, i);
        else if (char.IsWhiteSpace(c) || Characters.IsHyphen(c))
            return Gap(i);
        else if (Characters.IsApostrophe(c))
            Add('\'', i);
        else if (c == '\0')
            Add(c, i);
        else if (!Characters.IsMark(c) && !Characters.IsInvisible(c))
            foreach (var letter in FoldedLetters.Of(c))
                Add(letter, i);
        return i;
    }

    private int Gap(int start)
    {
        var breaks = 0;
        var i = start;
        for (; i < original.Length && (char.IsWhiteSpace(original[i]) || Characters.IsHyphen(original[i])); i++)
            if (original[i] == '\n')
                breaks++;
        Add(breaks > 1 ? ParagraphBreak : ' ', start);
        return i - 1;
    }

    private void Add(char c, int place)
    {
        if (Length == chars.Length)
            Grow();
        places.Add(Length, place);
        chars[Length++] = c;
    }

    private void Grow()
    {
        var larger = ArrayPool<char>.Shared.Rent(chars.Length * 2);
        chars.CopyTo(larger, 0);
        ArrayPool<char>.Shared.Return(chars);
        chars = larger;
    }
}
