namespace DigestBot.Text;

/// <summary>An article's language: the one it says, else the one its words tell.</summary>
internal static class Languages
{
    public static string Of(string? said, IReadOnlyList<TextBlock> blocks)
    {
        var code = (said ?? "").Split('-', '_')[0].Trim().ToLowerInvariant();
        return code.Length is 2 or 3 && code.All(char.IsAsciiLetterLower)
            ? code
            : LanguageGuess.Of(string.Join(' ', blocks.Take(200).Select(block => block.Text)));
    }

    public static IReadOnlyList<string> Warnings(string language, int sections)
    {
        if (sections == 0)
            return ["There is no text to read in this article."];
        if (language == LanguageGuess.Unknown)
            return ["The language could not be told, so it was read with English rules."];
        return StopWords.Knows(language)
            ? []
            :
            [
                $"The language {language} has no stop words here, so it was read with English rules and chosen by position.",
            ];
    }
}
