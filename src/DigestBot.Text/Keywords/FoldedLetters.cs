using System.Globalization;
using System.Text;

namespace DigestBot.Text;

/// <summary>What a character becomes without its case and accents; looked up once for each character.</summary>
internal static class FoldedLetters
{
    private static readonly string?[] Known = new string?[char.MaxValue + 1];

    public static string Of(char c) => Known[c] ??= Expand(c) ?? Bare(c);

    private static string Bare(char c) =>
        char.IsSurrogate(c) || !char.IsLetter(c)
            ? c.ToString()
            : string.Concat(
                c.ToString()
                    .Normalize(NormalizationForm.FormD)
                    .Where(part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)
                    .Select(char.ToLowerInvariant)
            );

    private static string? Expand(char c) =>
        c switch
        {
            'ß' or 'ẞ' => "ss",
            'æ' or 'Æ' => "ae",
            'œ' or 'Œ' => "oe",
            'ø' or 'Ø' => "o",
            'đ' or 'Đ' => "d",
            'ł' or 'Ł' => "l",
            'ı' => "i",
            'þ' or 'Þ' => "th",
            _ => null,
        };
}
