using System.CommandLine;
using System.Diagnostics;
using DigestBot.Testing;
using Microsoft.AspNetCore.Http;

namespace DigestBot.Benchmarks.Delivery;

/// <summary><c>fanout-receiver</c>: a Connector that takes everything, in a process of its own, and times what it gets.</summary>
internal static class Receiver
{
    private static readonly Lock _lock = new();
    private static byte[] _sample = [];
    private static long _count;
    private static long _first;
    private static long _last;

    public static Command Create()
    {
        var command = new Command("fanout-receiver", "What fanout sends to.") { Hidden = true };
        command.SetAction(
            async (result, cancellation) => await RunAsync(result.InvocationConfiguration.Output, cancellation)
        );
        return command;
    }

    private static async Task RunAsync(TextWriter output, CancellationToken cancellation)
    {
        await using var server = await LoopbackServer.StartAsync(AnswerAsync);
        await output.WriteLineAsync(server.Url.AsMemory(), cancellation);
        await output.FlushAsync(cancellation);
        await Console.In.ReadToEndAsync(cancellation);
    }

    private static Task AnswerAsync(HttpContext context) =>
        context.Request switch
        {
            { Method: "POST" } => TakeAsync(context),
            { Path.Value: "/sample" } => context.Response.Body.WriteAsync(_sample).AsTask(),
            _ => context.Response.WriteAsync(Stats()),
        };

    private static async Task TakeAsync(HttpContext context)
    {
        var body = new byte[context.Request.ContentLength ?? 0];
        await context.Request.Body.ReadExactlyAsync(body);
        var now = Stopwatch.GetTimestamp();
        lock (_lock)
        {
            if (_count++ == 0)
                (_first, _sample) = (now, body);
            _last = now;
        }
        context.Response.StatusCode = 201;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("""{"id":"1732355400000"}""");
    }

    /// <summary>How many came and in how many seconds; counting begins anew.</summary>
    private static string Stats()
    {
        lock (_lock)
        {
            var stats = $"{_count} {Stopwatch.GetElapsedTime(_first, _last).TotalSeconds:R}";
            _count = 0;
            return stats;
        }
    }
}
