using System.Buffers.Binary;
using System.IO.Compression;

namespace DigestBot.Tests.Channels.Teams;

/// <summary>A PNG of eight-bit colours with alpha and unfiltered rows, as our build draws them.</summary>
internal sealed record Icon(int Width, int Height, IReadOnlyList<(byte Red, byte Green, byte Blue, byte Alpha)> Pixels)
{
    public static Icon Read(byte[] png)
    {
        png.AsSpan(0, 8).ToArray().ShouldBe([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n']);
        var (width, height, data) = (0, 0, new MemoryStream());
        for (var at = 8; at < png.Length; )
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var content = png.AsSpan(at + 8, length);
            if (png.AsSpan(at + 4, 4).SequenceEqual("IHDR"u8))
            {
                (width, height) = (
                    BinaryPrimitives.ReadInt32BigEndian(content),
                    BinaryPrimitives.ReadInt32BigEndian(content[4..])
                );
                content[8..].ToArray().ShouldBe([8, 6, 0, 0, 0]);
            }
            else if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
                data.Write(content);
            at += length + 12;
        }
        data.Position = 0;
        using var rows = new ZLibStream(data, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        rows.CopyTo(bytes);
        return new Icon(width, height, [.. Unpacked(bytes.ToArray(), width * 4 + 1)]);
    }

    private static IEnumerable<(byte Red, byte Green, byte Blue, byte Alpha)> Unpacked(byte[] bytes, int row)
    {
        for (var start = 0; start < bytes.Length; start += row)
        {
            bytes[start].ShouldBe((byte)0);
            for (var at = start + 1; at < start + row; at += 4)
                yield return (bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]);
        }
    }
}
