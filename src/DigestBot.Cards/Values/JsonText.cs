using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace DigestBot.Cards.Values;

/// <summary>
/// Reads text and numbers out of JSON without ever failing: broken UTF-8 and half surrogate pairs become U+FFFD.
/// </summary>
internal static class JsonText
{
    public static string Read(JsonElement element) => Unescape(JsonMarshal.GetRawUtf8Value(element)[1..^1]);

    public static string Name(JsonProperty property) => Unescape(JsonMarshal.GetRawUtf8PropertyName(property));

    public static double Number(JsonElement element) =>
        element.TryGetDouble(out var number) ? number
        : double.TryParse(
            JsonMarshal.GetRawUtf8Value(element),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out number
        )
            ? number
        : double.NaN;

    /// <summary>The bytes between a JSON string's quotes as text.</summary>
    public static string Unescape(ReadOnlySpan<byte> raw)
    {
        if (raw.IndexOf((byte)'\\') < 0)
            return Encoding.UTF8.GetString(raw);
        var text = new StringBuilder(raw.Length);
        while (raw.IndexOf((byte)'\\') is var at and >= 0)
        {
            text.Append(Encoding.UTF8.GetString(raw[..at]));
            raw = raw[(at + 1)..];
            raw = raw[Escape(raw, text)..];
        }
        return Whole(text.Append(Encoding.UTF8.GetString(raw)).ToString());
    }

    /// <summary>The text with every half of a surrogate pair replaced.</summary>
    public static string Whole(string text) =>
        Encoding.UTF8.GetByteCount(text) is var bytes && bytes > text.Length
            ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))
            : text;

    private static int Escape(ReadOnlySpan<byte> raw, StringBuilder text)
    {
        if (raw is [(byte)'u', ..] && ushort.TryParse(raw.Slice(1, 4), NumberStyles.HexNumber, null, out var unit))
        {
            text.Append((char)unit);
            return 5;
        }
        text.Append(
            (char)raw[0] switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'b' => '\b',
                'f' => '\f',
                var other => other,
            }
        );
        return 1;
    }
}
