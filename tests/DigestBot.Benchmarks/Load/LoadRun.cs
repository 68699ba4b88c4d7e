using System.Diagnostics;
using System.Net.Sockets;

namespace DigestBot.Benchmarks.Load;

/// <summary>What one run of requests came to.</summary>
/// <param name="Wrong">Answers that were not 200 or had not in them what was expected.</param>
internal sealed record LoadFigures(double PerSecond, TimeSpan Median, TimeSpan P99, int Wrong)
{
    /// <summary>What one answer took of the processors.</summary>
    public TimeSpan Used { get; init; }
}

/// <summary>Sends prepared requests over a few open connections, each the next when its last was answered.</summary>
internal static class LoadRun
{
    public static async Task<LoadFigures> RunAsync(
        Peer peer,
        byte[][] requests,
        int connections,
        ReadOnlyMemory<byte> expected = default
    )
    {
        var before = peer.Used;
        var figures = await RunAsync(peer.Url, requests, connections, expected);
        return figures with { Used = (peer.Used - before) / requests.Length };
    }

    private static async Task<LoadFigures> RunAsync(
        Uri url,
        byte[][] requests,
        int connections,
        ReadOnlyMemory<byte> expected
    )
    {
        var took = new long[requests.Length];
        var (next, wrong) = (-1, 0);
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(ConnectionAsync)));
        var all = Stopwatch.GetElapsedTime(start);
        Array.Sort(took);
        return new(
            requests.Length / all.TotalSeconds,
            Span(took[took.Length / 2]),
            Span(took[took.Length * 99 / 100]),
            wrong
        );

        async Task ConnectionAsync()
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(url.Host, url.Port);
            var answer = new HttpAnswer(socket);
            while (Interlocked.Increment(ref next) is var at && at < requests.Length)
            {
                var began = Stopwatch.GetTimestamp();
                await socket.SendAsync(requests[at]);
                if (!await answer.ReadAsync(expected))
                    Interlocked.Increment(ref wrong);
                took[at] = Stopwatch.GetTimestamp() - began;
            }
        }
    }

    private static TimeSpan Span(long ticks) => TimeSpan.FromSeconds((double)ticks / Stopwatch.Frequency);
}
