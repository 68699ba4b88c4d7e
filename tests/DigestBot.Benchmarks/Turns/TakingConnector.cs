using System.Net;
using System.Net.Sockets;
using DigestBot.Benchmarks.Load;

namespace DigestBot.Benchmarks.Turns;

/// <summary>A Connector that takes every post and counts it, and does next to nothing else.</summary>
internal sealed class TakingConnector : IDisposable
{
    private static readonly byte[] _taken =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{\"id\":\"1\"}"u8.ToArray();

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private int _posts;

    public TakingConnector()
    {
        _listener.Start(backlog: 1024);
        _ = AcceptAsync();
    }

    public string ServiceUrl => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    /// <summary>How many came.</summary>
    public int Posts => Volatile.Read(ref _posts);

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptSocketAsync());
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // It was disposed.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            socket.NoDelay = true;
            var buffer = new byte[128 * 1024];
            var read = 0;
            while (await socket.ReceiveAsync(buffer.AsMemory(read)) is > 0 and var more)
            {
                read += more;
                if (!IsWhole(buffer.AsSpan(0, read)))
                    continue;
                read = 0;
                Interlocked.Increment(ref _posts);
                await socket.SendAsync(_taken);
            }
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> request)
    {
        var head = request.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;
        return HttpHead.ContentLength(request[..(head + 2)]) is { } bytes
            ? request.Length >= head + 4 + bytes
            : request.EndsWith("0\r\n\r\n"u8);
    }
}
