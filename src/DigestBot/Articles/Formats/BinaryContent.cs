namespace DigestBot.Articles.Formats;

/// <summary>Tells files that hold no text.</summary>
internal static class BinaryContent
{
    private const int Look = 4096;
    private const int MostControlsPercent = 5;

    private static readonly (byte[] Magic, string Name)[] Known =
    [
        ("%PDF-"u8.ToArray(), "a PDF document"),
        ("PK\u0003\u0004"u8.ToArray(), "a packed document (Word, EPUB or ZIP)"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a picture"),
        ([0xFF, 0xD8, 0xFF], "a picture"),
        ("GIF8"u8.ToArray(), "a picture"),
        ([0x1F, 0x8B], "a compressed file"),
        ("{\\rtf"u8.ToArray(), "a rich text document"),
    ];

    /// <returns>What the file is, or null for text.</returns>
    public static string? Name(ReadOnlySpan<byte> bytes)
    {
        foreach (var (magic, name) in Known)
            if (bytes.StartsWith(magic))
                return name;
        if (TextDecoder.IsUtf16(bytes))
            return null;
        return bytes.Contains((byte)0) || HasManyControls(bytes[..Math.Min(Look, bytes.Length)])
            ? "a binary file"
            : null;
    }

    private static bool HasManyControls(ReadOnlySpan<byte> bytes)
    {
        var controls = 0;
        foreach (var b in bytes)
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x1B))
                controls++;
        return controls * 100 > bytes.Length * MostControlsPercent;
    }
}
