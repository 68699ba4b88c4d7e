using System.Buffers;

namespace DigestBot.Text;

/// <summary>Tells a heading of plain text by its look and by what follows it.</summary>
internal static class HeadingLook
{
    private const int MostWords = 14;
    private const int MostWordsBeforeStop = 8;
    private const double LeastCapitals = 0.6;
    private const int LongWord = 4;
    private static readonly char[] Quotes = ['"', '\'', '”', '’', '»'];
    private static readonly SearchValues<char> Code = SearchValues.Create("{};=<>|\\");

    public static bool IsHeading(IReadOnlyList<TextBlock> blocks, int index)
    {
        if (index + 1 >= blocks.Count)
            return false;
        var line = blocks[index].Text;
        var words = Characters.CountWords(line, MostWords + 1);
        return words is > 0 and <= MostWords
            && words < Characters.CountWords(blocks[index + 1].Text, words + 1)
            && blocks[index].Kind is not BlockKind.ListItem
            && LooksLikeOne(line, words);
    }

    /// <summary>The heading without the full stop it may end in.</summary>
    public static string Trim(string line)
    {
        var bare = line.TrimEnd(' ', '.', ':');
        var last = bare.LastIndexOf(' ') + 1;
        var dotted =
            line.Length - bare.Length == 1
            && bare.Length > last + 2
            && DottedWords.IsAcronym(bare.AsSpan(last))
            && bare.IndexOf('.', last) > 0;
        return dotted || bare.Length == 0 ? line : bare;
    }

    private static bool LooksLikeOne(string line, int words)
    {
        var first = line.TrimStart('"', '“', '‘', '\'', '«', '¿', '¡', '[', '#', '§');
        if (first.Length == 0 || !char.IsLetterOrDigit(first[0]) || char.IsLower(first[0]) || !HasEnoughLetters(line))
            return false;
        if (Boilerplate.Is(line) || Bylines.Is(line) || line.AsSpan().ContainsAny(Code))
            return false;
        return EndsLikeOne(line, words) && SentenceSplitter.Split(line).Count == 1;
    }

    private static bool EndsLikeOne(string line, int words)
    {
        var bare = line[^1] == ']' && line.LastIndexOf('[') is > 0 and var note ? line[..note].TrimEnd() : line;
        return Last(bare) switch
        {
            ',' or ';' or ':' => false,
            ')' => bare[0] != '(',
            '.' or '…' or '!' => words <= MostWordsBeforeStop && IsTitleCase(line),
            _ => true,
        };
    }

    /// <summary>The last character before the quotation marks that a line ends in.</summary>
    public static char Last(string line) => line.TrimEnd(Quotes) is [.., var last] ? last : line[^1];

    private static bool HasEnoughLetters(string line) =>
        2 * Count(line, char.IsLetter) > line.Length - Count(line, char.IsWhiteSpace);

    private static int Count(string line, Func<char, bool> counts)
    {
        var count = 0;
        foreach (var c in line)
            count += counts(c) ? 1 : 0;
        return count;
    }

    private static bool IsTitleCase(string line)
    {
        var longer = line.Split(' ').Where(word => word.Count(char.IsLetter) >= LongWord).ToList();
        var capitals = longer.Count(word => char.IsUpper(word.First(char.IsLetter)));
        return longer.Count == 0 ? !char.IsLower(line[0]) : capitals >= LeastCapitals * longer.Count;
    }
}
