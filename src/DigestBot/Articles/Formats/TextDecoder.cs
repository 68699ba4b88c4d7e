using System.Text;
using System.Text.RegularExpressions;

namespace DigestBot.Articles.Formats;

/// <summary>Turns bytes into text: by byte order mark, as UTF-8 where it is valid, else as the page says or as windows-1252.</summary>
internal static partial class TextDecoder
{
    private const int CharsetLook = 4096;
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static string Decode(byte[] bytes, ArticleFormat format)
    {
        if (IsUtf16(bytes))
            return (bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes.AsSpan(2));
        var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        try
        {
            return StrictUtf8.GetString(bytes.AsSpan(start));
        }
        catch (DecoderFallbackException)
        {
            return start > 0 ? Encoding.UTF8.GetString(bytes.AsSpan(start)) : Legacy(bytes, format).GetString(bytes);
        }
    }

    public static bool IsUtf16(ReadOnlySpan<byte> bytes) => bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];

    private static Encoding Legacy(byte[] bytes, ArticleFormat format)
    {
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252) ?? Encoding.Latin1;
        if (format != ArticleFormat.Html)
            return windows;
        var start = Encoding.Latin1.GetString(bytes, 0, Math.Min(CharsetLook, bytes.Length));
        var name = Charset().Match(start).Groups["name"].Value.ToLowerInvariant();
        return name is "" or "utf-8" or "utf8" or "iso-8859-1" or "latin1" or "us-ascii"
            ? windows
            : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? windows;
    }

    [GeneratedRegex(
        """charset\s*=\s*["']?(?<name>[A-Za-z0-9_.:-]+)""",
        RegexOptions.IgnoreCase
            | RegexOptions.CultureInvariant
            | RegexOptions.NonBacktracking
            | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Charset();
}
