using System.Buffers.Text;

namespace DigestBot.BotFramework;

/// <summary>The first bytes of a request.</summary>
internal static class RequestHead
{
    private static ReadOnlySpan<byte> Name => "\r\nContent-Length: "u8;

    /// <summary>How many bytes a request has, its head included; null when its head, which has to be here whole, does not say so.</summary>
    public static int? Length(ReadOnlySpan<byte> request)
    {
        var end = request.IndexOf("\r\n\r\n"u8);
        if (end < 0 || request[..end].IndexOf(Name) is not (>= 0 and var at))
            return null;
        return Utf8Parser.TryParse(request[(at + Name.Length)..], out int body, out _) ? end + 4 + body : null;
    }
}
