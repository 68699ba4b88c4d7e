using System.Buffers.Text;
using System.Net.Sockets;

namespace DigestBot.Benchmarks.Load;

/// <summary>Reads one HTTP answer after another from a connection, and no more of it than is needed.</summary>
internal sealed class HttpAnswer(Socket socket)
{
    private readonly byte[] _buffer = new byte[256 * 1024];

    /// <summary>Whether it is a 200 that has this in it.</summary>
    public async ValueTask<bool> ReadAsync(ReadOnlyMemory<byte> expected)
    {
        var read = 0;
        while (!IsWhole(_buffer.AsSpan(0, read)))
        {
            var more = await socket.ReceiveAsync(_buffer.AsMemory(read));
            if (more == 0)
                throw new IOException("The connection was closed.");
            read += more;
        }
        var answer = _buffer.AsSpan(0, read);
        return answer.StartsWith("HTTP/1.1 200"u8) && answer.IndexOf(expected.Span) >= 0;
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;
        return HttpHead.ContentLength(answer[..(head + 2)]) is { } bytes
            ? answer.Length >= head + 4 + bytes
            : answer.EndsWith("\r\n0\r\n\r\n"u8);
    }
}

/// <summary>What stands before the body of a request or an answer.</summary>
internal static class HttpHead
{
    private static ReadOnlySpan<byte> Name => "Content-Length: "u8;

    /// <param name="head">With the end of its last line.</param>
    public static int? ContentLength(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf(Name);
        return at >= 0 && Utf8Parser.TryParse(head[(at + Name.Length)..], out int bytes, out _) ? bytes : null;
    }
}
