using System.Buffers;
using System.Text;

namespace DigestBot.Text;

/// <summary>Text as it is shown: single spaces, no control or invisible characters.</summary>
internal static class CleanText
{
    private const int BeginLetters = 40;

    /// <summary>What may have to go: white space other than single spaces, control and invisible characters.</summary>
    private static readonly SearchValues<char> Unclean = SearchValues.Create([
        .. Enumerable
            .Range(0, char.MaxValue)
            .Select(c => (char)c)
            .Where(c => c != ' ' && (char.IsWhiteSpace(c) || char.IsControl(c) || Characters.IsInvisible(c))),
    ]);

    public static string Line(ReadOnlySpan<char> text)
    {
        text = text.Trim(' ');
        return text.ContainsAny(Unclean) || text.IndexOf("  ") >= 0 ? Cleaned(text) : text.ToString();
    }

    private static string Cleaned(ReadOnlySpan<char> text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                    clean.Append(' ');
            }
            else if (!char.IsControl(c) && !Characters.IsInvisible(c))
                clean.Append(c);
        }
        if (clean.Length > 0 && clean[^1] == ' ')
            clean.Length--;
        return clean.ToString();
    }

    public static string? LineOrNull(string? text) => Line(text ?? "") is { Length: > 0 } line ? line : null;

    /// <summary>Whether two lines say the same but for case, punctuation and white space.</summary>
    public static bool Same(string? one, string? other) =>
        one is not null && other is not null && Letters(one).SequenceEqual(Letters(other));

    /// <summary>Whether two texts begin with the same forty letters.</summary>
    public static bool Begin(string one, string other) =>
        Letters(one).Take(BeginLetters).SequenceEqual(Letters(other).Take(BeginLetters));

    private static IEnumerable<char> Letters(string text) =>
        text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant);
}
