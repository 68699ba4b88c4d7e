namespace DigestBot.Text;

/// <summary>The folded spellings under which a keyword is looked for.</summary>
internal static class KeywordForms
{
    private const int ShortestPlural = 7;

    /// <summary>Whether a keyword is two to four capitals, with or without full stops, and so minds its case.</summary>
    public static bool IsAcronym(string keyword)
    {
        var letters = keyword.Replace(".", "", StringComparison.Ordinal);
        return letters.Length is >= 2 and <= 4 && letters.All(char.IsUpper);
    }

    public static IEnumerable<string> Of(string keyword)
    {
        var folded = Fold(keyword);
        if (folded.Length == 0)
            return [];
        return IsAcronym(keyword) ? Acronym(folded.Replace(".", "", StringComparison.Ordinal)) : Word(keyword, folded);
    }

    private static string Fold(string keyword)
    {
        using var folded = FoldedText.Of(keyword);
        return folded.Chars.Trim().ToString();
    }

    private static string[] Acronym(string letters)
    {
        var dotted = string.Join('.', letters.ToCharArray());
        return [letters, dotted, dotted + "."];
    }

    private static IEnumerable<string> Word(string keyword, string folded)
    {
        yield return folded;
        if (folded.Length > 2 && folded[^1] == 'y' && !"aeiou".Contains(folded[^2], StringComparison.Ordinal))
            yield return folded[..^1] + "ies";
        var last = keyword.AsSpan()[(keyword.LastIndexOfAny([' ', '-']) + 1)..];
        if (last.Length >= ShortestPlural && char.IsLower(last[0]) && folded[^1] == 's' && !EndsLikeSingular(folded))
            yield return folded[..^1];
    }

    private static bool EndsLikeSingular(string folded) =>
        folded.EndsWith("ss", StringComparison.Ordinal)
        || folded.EndsWith("us", StringComparison.Ordinal)
        || folded.EndsWith("is", StringComparison.Ordinal)
        || folded.EndsWith("ics", StringComparison.Ordinal)
        || folded.EndsWith("'s", StringComparison.Ordinal);
}
