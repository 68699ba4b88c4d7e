namespace DigestBot.Text;

/// <summary>Splits text into sentences. Linear in the text's length, and alike in every culture.</summary>
public static class SentenceSplitter
{
    /// <summary>The sentences' ranges: ascending, never overlapping, without the white space around them.</summary>
    /// <param name="text">Paragraphs are separated by a blank line; a single line break is white space.</param>
    /// <param name="language">ISO 639-1 code; English rules serve a language that is not known here.</param>
    public static IReadOnlyList<TextRange> Split(string text, string language = "en")
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentences = new List<TextRange>();
        Split(text, language, sentences);
        return sentences;
    }

    internal static void Split(string text, string language, List<TextRange> found)
    {
        var boundary = new SentenceBoundary(text, language);
        foreach (var paragraph in Paragraphs.Of(text))
            new ParagraphScan(text, paragraph, boundary, found).Run();
    }
}
