namespace DigestBot.Text;

/// <summary>Finds who wrote an article in the lines before its body.</summary>
internal static class Bylines
{
    private const int MostWords = 14;
    private const int MostNames = 5;

    public static bool Is(string line) =>
        NameIn(line) is not null
        || (
            line.StartsWith("By ", StringComparison.Ordinal)
            && line.Any(char.IsDigit)
            && Characters.CountWords(line) <= MostWords
        );

    /// <returns>The author's name from "By Name" or from a note such as "(Name, Research Associate, …)".</returns>
    public static string? NameIn(string line)
    {
        if (line.StartsWith("By ", StringComparison.OrdinalIgnoreCase) && Characters.CountWords(line) <= MostWords)
            return Name(line[3..], line[^1] is '.' or '?' or '!' ? 3 : MostWords);
        if (line is ['(', .., ')'] && line.IndexOf(',', StringComparison.Ordinal) is > 1 and var comma)
            return Name(line[1..comma], MostNames);
        return null;
    }

    private static string? Name(string text, int mostWords)
    {
        var name = text.Trim(' ', '.', ',', '|');
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 0 && words.Length <= mostWords && Array.TrueForAll(words, IsPartOfName) ? name : null;
    }

    private static bool IsPartOfName(string word) =>
        char.IsUpper(word[0])
        || word
            is "and"
                or "von"
                or "van"
                or "de"
                or "del"
                or "der"
                or "di"
                or "da"
                or "le"
                or "la"
                or "&"
                or "with"
                or "|"
                or "of"
                or "for";
}
