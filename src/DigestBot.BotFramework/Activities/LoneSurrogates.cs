using System.Buffers.Text;

namespace DigestBot.BotFramework;

/// <summary>
/// A client that cuts a text between the two halves of an emoji sends JSON that no reader can turn into a string.
/// Each lone half becomes U+FFFD, in place: the escapes have the same length.
/// </summary>
internal static class LoneSurrogates
{
    private const int EscapeLength = 6;

    public static void Mend(Span<byte> json)
    {
        for (var at = Next(json, 0); at < json.Length; at = Next(json, at))
        {
            var unit = UnitAt(json, at);
            if (unit is >= 0xD800 and <= 0xDBFF && UnitAt(json, at + EscapeLength) is >= 0xDC00 and <= 0xDFFF)
            {
                at += EscapeLength * 2;
                continue;
            }
            if (unit is >= 0xD800 and <= 0xDFFF)
                "\\ufffd"u8.CopyTo(json[at..]);
            at += 2;
        }
    }

    /// <summary>Where the next escape begins; the end when there is none.</summary>
    private static int Next(ReadOnlySpan<byte> json, int from) =>
        from < json.Length && json[from..].IndexOf((byte)'\\') is >= 0 and var found ? from + found : json.Length;

    private static int? UnitAt(ReadOnlySpan<byte> json, int at) =>
        at + EscapeLength <= json.Length
        && json[at] == '\\'
        && json[at + 1] == 'u'
        && Utf8Parser.TryParse(json.Slice(at + 2, 4), out ushort unit, out var read, 'x')
        && read == 4
            ? unit
            : null;
}
