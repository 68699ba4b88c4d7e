namespace DigestBot.Text;

/// <summary>What a part is called that was cut from text without headings.</summary>
public static class PartName
{
    /// <param name="ordinal">1-based position in the article.</param>
    public static bool Is(string heading, int ordinal) => heading == Of(ordinal);

    internal static string Of(int ordinal) => $"Part {ordinal}";
}
