namespace DigestBot.Text;

/// <summary>Lines that a page carries around its article.</summary>
internal static class Boilerplate
{
    private const int LongestLine = 9;

    private static readonly string[] Months = "jan feb mar apr may jun jul aug sep oct nov dec".Split(' ');

    public static bool Is(string line)
    {
        if (Characters.CountWords(line, LongestLine + 1) > LongestLine)
            return false;
        var bare = line.Trim(' ', '.', ':', '!', '|', '»', '›', '…', '-');
        return bare.Length == 0
            || BoilerplateLines.Labels.Contains(bare)
            || BoilerplateLines.Endings.Contains(bare)
            || Opens(line)
            || IsDate(bare)
            || IsTime(bare);
    }

    /// <summary>Whether only readers' comments follow.</summary>
    public static bool EndsArticle(string line) =>
        BoilerplateLines.Endings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(line.AsSpan().Trim(" .:!"));

    private static bool Opens(string line)
    {
        var first = char.ToLowerInvariant(line[0]);
        foreach (var opening in BoilerplateLines.Openings)
            if (opening[0] == first && line.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static bool IsDate(string line)
    {
        if (!line.AsSpan().ContainsAnyInRange('0', '9'))
            return false;
        var words = line.Split([' ', ',', '.', '|'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= 7
            && Array.Exists(words, word => word.Length is 4 && word.All(char.IsAsciiDigit))
            && Array.Exists(words, IsMonth)
            && Array.TrueForAll(
                words,
                word => word.Any(char.IsDigit) || IsMonth(word) || word.Length <= 4 || IsDay(word)
            );
    }

    private static bool IsTime(string line) =>
        char.IsDigit(line[0])
        && line.Contains(':', StringComparison.Ordinal)
        && (
            line.Contains(" AM", StringComparison.OrdinalIgnoreCase)
            || line.Contains(" PM", StringComparison.OrdinalIgnoreCase)
        );

    private static bool IsMonth(string word) =>
        word.Length >= 3 && Months.Contains(word[..3], StringComparer.OrdinalIgnoreCase) && word.All(char.IsLetter);

    private static bool IsDay(string word) => word.EndsWith("day", StringComparison.OrdinalIgnoreCase);
}
