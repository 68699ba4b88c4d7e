using System.Buffers.Text;
using System.Net.Sockets;

namespace DigestBot.Benchmarks.Slack;

/// <summary>Reads one HTTP answer after another from a connection, and no more of it than is needed.</summary>
internal sealed class HttpAnswer(Socket socket)
{
    private readonly byte[] _buffer = new byte[256 * 1024];

    /// <summary>Whether it is a 200 that speaks of the Quad.</summary>
    public async ValueTask<bool> ReadAsync()
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
        return answer.StartsWith("HTTP/1.1 200"u8) && answer.IndexOf("Quad"u8) > 0;
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;
        var length = answer[..head].IndexOf("Content-Length: "u8);
        return length < 0
            ? answer.EndsWith("\r\n0\r\n\r\n"u8)
            : Utf8Parser.TryParse(answer[(length + 16)..(head + 2)], out int bytes, out _)
                && answer.Length >= head + 4 + bytes;
    }
}
