using System.Collections.Concurrent;
using System.Text;
using DigestBot.Testing;

namespace DigestBot.Tests.Operations;

/// <summary>A receiver of OTLP over HTTP on loopback: it takes what comes and reads the spans.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();
    private LoopbackServer? _server;

    public string Url => _server!.Url;

    /// <summary>How many requests came for <c>traces</c>, <c>metrics</c> or <c>logs</c>.</summary>
    public int Count(string signal) => _received.Count(one => one.Path == $"/v1/{signal}");

    public IReadOnlyList<ReceivedSpan> Spans =>
        [.. _received.Where(one => one.Path == "/v1/traces").SelectMany(one => SpansOf(one.Body))];

    public static async Task<OtlpReceiver> StartAsync()
    {
        var receiver = new OtlpReceiver();
        receiver._server = await LoopbackServer.StartAsync(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            receiver._received.Enqueue((context.Request.Path, body.ToArray()));
            context.Response.ContentType = "application/x-protobuf";
        });
        return receiver;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    /// <summary>ExportTraceServiceRequest → resource_spans 1 → scope_spans 2 → spans 2.</summary>
    private static IEnumerable<ReceivedSpan> SpansOf(byte[] request) =>
        from resource in Fields(request, 1)
        from scope in Fields(resource, 2)
        from span in Fields(scope, 2)
        select new ReceivedSpan(
            Encoding.UTF8.GetString(Fields(span, 5).Single()),
            Convert.ToHexString(Fields(span, 1).Single()),
            Convert.ToHexString(Fields(span, 2).Single()),
            Convert.ToHexString(Fields(span, 4).FirstOrDefault() ?? [])
        );

    /// <summary>The values of a protobuf message's length-delimited field.</summary>
    private static IEnumerable<byte[]> Fields(byte[] message, int number)
    {
        for (var at = 0; at < message.Length; )
        {
            var key = Varint(message, ref at);
            switch (key & 7)
            {
                case 0:
                    Varint(message, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 5:
                    at += 4;
                    break;
                default:
                    var length = (int)Varint(message, ref at);
                    if ((int)(key >> 3) == number)
                        yield return message[at..(at + length)];
                    at += length;
                    break;
            }
        }
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (ulong)(part & 127) << shift;
            if (part < 128)
                return value;
        }
    }
}

internal sealed record ReceivedSpan(string Name, string Trace, string Id, string Parent);
