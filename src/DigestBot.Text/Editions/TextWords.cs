namespace DigestBot.Text;

/// <summary>The words of a text as editions compare them: case, punctuation, blanks and accents make no difference.</summary>
public sealed class TextWords
{
    private readonly List<string> words = [];
    private readonly List<TextRange> ranges = [];

    private TextWords() { }

    public int Count => words.Count;

    /// <summary>Where a word stands in the text.</summary>
    public TextRange Range(int word) => ranges[word];

    /// <summary>A number, a date, "F-35": a word with a digit.</summary>
    public bool IsFigure(int word) => words[word].Any(char.IsDigit);

    public static TextWords Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new TextWords();
        for (var i = 0; i < text.Length; )
        {
            var end = EndOfWord(text, i);
            if (end > i && Folded(text[i..end]) is { Length: > 0 } word)
            {
                found.words.Add(word);
                found.ranges.Add(new TextRange(i, end));
            }
            i = Math.Max(end, i + 1);
        }
        return found;
    }

    internal string this[int word] => words[word];

    /// <summary>Scripts that put no blanks between words are read character by character.</summary>
    private static int EndOfWord(string text, int start)
    {
        if (IsWordOfItsOwn(text[start]))
            return start + 1;
        var end = start;
        while (end < text.Length && Characters.IsWord(text[end]) && !IsWordOfItsOwn(text[end]))
            end++;
        return end;
    }

    private static bool IsWordOfItsOwn(char c) =>
        c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\u0E00' and <= '\u0E7F');

    private static string Folded(string word) =>
        word.All(char.IsAscii)
            ? word.ToLowerInvariant()
            : string.Concat(
                word.Normalize(System.Text.NormalizationForm.FormKD)
                    .ToLowerInvariant()
                    .Where(c => !Characters.IsMark(c))
            );
}
