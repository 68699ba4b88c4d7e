using System.Buffers;
using System.Text;

namespace DigestBot.Slack;

/// <summary>
/// Reads <c>application/x-www-form-urlencoded</c> to the letter: a key twice, a broken escape, raw control or non-ASCII bytes, text that is
/// no UTF-8 and forms with more or longer keys than Slack sends are refused.
/// </summary>
internal static class FormReader
{
    public const int MostFields = 64;
    public const int LongestKey = 64;

    private static readonly SearchValues<byte> Encoded = SearchValues.Create("%+"u8);
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <returns>The fields, or null and what is wrong.</returns>
    public static (IReadOnlyDictionary<string, string>? Fields, string? Problem) Read(ReadOnlySpan<byte> body)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (body.ContainsAnyExceptInRange((byte)0x21, (byte)0x7E))
            return (null, "The form has bytes that a form has to escape.");
        while (true)
        {
            if (fields.Count == MostFields)
                return (null, $"The form has more than {MostFields} fields.");
            var end = body.IndexOf((byte)'&');
            if (Add(fields, end < 0 ? body : body[..end]) is { } problem)
                return (null, problem);
            if (end < 0)
                return (fields, null);
            body = body[(end + 1)..];
        }
    }

    /// <returns>What is wrong with the pair, or null.</returns>
    private static string? Add(Dictionary<string, string> fields, ReadOnlySpan<byte> pair)
    {
        var equals = pair.IndexOf((byte)'=');
        if (equals <= 0)
            return "The form has a field that is not name=value.";
        if (Decode(pair[..equals]) is not { } key || Decode(pair[(equals + 1)..]) is not { } value)
            return "The form has an escape that is none.";
        if (key.Length > LongestKey)
            return $"The form has a field whose name is longer than {LongestKey} characters.";
        return fields.TryAdd(key, value) ? null : "The form has a field twice.";
    }

    private static string? Decode(ReadOnlySpan<byte> text)
    {
        if (!text.ContainsAny(Encoded))
            return Encoding.ASCII.GetString(text);
        var bytes = new byte[text.Length];
        var length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '%')
                bytes[length++] = text[at] == '+' ? (byte)' ' : text[at];
            else if (
                at + 2 < text.Length
                && Hex(text[at + 1]) is var high and >= 0
                && Hex(text[at + 2]) is var low and >= 0
            )
            {
                bytes[length++] = (byte)((high << 4) | low);
                at += 2;
            }
            else
                return null;
        }
        return Text(bytes.AsSpan(0, length));
    }

    private static string? Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static int Hex(byte digit) =>
        digit switch
        {
            >= (byte)'0' and <= (byte)'9' => digit - '0',
            >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
            >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
            _ => -1,
        };
}
