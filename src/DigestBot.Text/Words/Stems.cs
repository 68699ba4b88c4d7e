namespace DigestBot.Text;

/// <summary>Brings a lower-case word to its stem: Porter's for English, a light cut of endings elsewhere.</summary>
internal static class Stems
{
    private static readonly string[] German = ["ern", "em", "en", "er", "es", "e", "n", "s"];
    private static readonly string[] French = ["eaux", "aux", "ées", "és", "ée", "es", "s", "e", "é", "x"];
    private static readonly string[] Spanish = ["ces", "es", "os", "as", "s", "o", "a", "e"];

    /// <returns>The length of the stem, which stands at the buffer's start.</returns>
    public static int Reduce(Span<char> buffer, int length, string language) =>
        language switch
        {
            "en" or LanguageGuess.Unknown => Porter.Stem(buffer, length),
            "de" => Cut(buffer, length, German),
            "fr" => Cut(buffer, length, French),
            "es" => Cut(buffer, length, Spanish),
            _ => length,
        };

    private static int Cut(ReadOnlySpan<char> word, int length, string[] endings)
    {
        foreach (var ending in endings)
            if (length - ending.Length >= 4 && word[..length].EndsWith(ending, StringComparison.Ordinal))
                return length - ending.Length;
        return length;
    }
}
