using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace DigestBot.Slack;

/// <summary>One connection: reads until it is closed, and acknowledges each envelope without keeping the next one waiting.</summary>
internal sealed class SocketConnection(
    ClientWebSocket socket,
    SlackSettings settings,
    SocketIntake intake,
    TimeProvider time,
    ILogger logger
)
{
    private const int Chunk = 16 * 1024;

    /// <summary>Slack closes a leaving connection within seconds; one that it forgets is not kept.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(60);

    private readonly TaskCompletionSource<SocketEnd> _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<byte[]> _outbox = Channel.CreateUnbounded<byte[]>();

    /// <summary>When it cannot be counted on any more; what was on its way may still come.</summary>
    public Task<SocketEnd> Ending => _ending.Task;

    /// <summary>Slack said hello.</summary>
    public bool HasGreeted { get; private set; }

    /// <summary>Reads until the connection is closed; never throws.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var leaving = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var farewell = CancellationTokenSource.CreateLinkedTokenSource(cancellation, leaving.Token);
        var writing = WriteAsync(farewell.Token);
        try
        {
            while (await ReadAsync(farewell.Token) is { } message)
                if (Take(message, cancellation) is { } end && _ending.TrySetResult(end))
                    leaving.CancelAfter(Farewell);
            _outbox.Writer.TryComplete();
            await writing;
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, farewell.Token);
        }
        catch (Exception problem)
            when (problem is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            Log.SocketBroke(logger, problem.Message);
        }
        finally
        {
            _outbox.Writer.TryComplete();
            socket.Dispose();
            _ending.TrySetResult(SocketEnd.Failed);
        }
    }

    /// <summary>The next message, or null when the other end closed. One that is larger than a request may be ends the connection.</summary>
    private async Task<JsonElement?> ReadAsync(CancellationToken cancellation)
    {
        using var whole = new MemoryStream();
        var chunk = new byte[Chunk];
        while (true)
        {
            var read = await socket.ReceiveAsync(chunk, cancellation);
            if (read.MessageType == WebSocketMessageType.Close || whole.Length + read.Count > settings.MaxBodyBytes)
                return null;
            whole.Write(chunk, 0, read.Count);
            if (read.EndOfMessage)
                return JsonReading.Parse(whole.GetBuffer().AsSpan(0, (int)whole.Length)) ?? default(JsonElement);
        }
    }

    /// <returns>Why the connection is not to be counted on any more, or null.</returns>
    private SocketEnd? Take(JsonElement message, CancellationToken cancellation)
    {
        if (message.Text("envelope_id") is { Length: > 0 } id)
            _ = AnswerAsync(id, message, cancellation);
        switch (message.Text("type"))
        {
            case "hello":
                HasGreeted = true;
                Log.SocketOpened(logger);
                return null;
            case "disconnect":
                Log.SocketLeaving(logger, message.Text("reason"));
                return message.Text("reason") switch
                {
                    "link_disabled" => SocketEnd.Disabled,
                    "too_many_websockets" => SocketEnd.Failed,
                    _ => SocketEnd.Leaving,
                };
            default:
                return null;
        }
    }

    private async Task AnswerAsync(string id, JsonElement envelope, CancellationToken cancellation)
    {
        try
        {
            if (await intake.AnswerAsync(id, envelope, cancellation) is { } answer && !_outbox.Writer.TryWrite(answer))
                Log.NotAcknowledged(logger, id, "the socket was closed before");
        }
        catch (Exception problem)
        {
            Log.NotAcknowledged(logger, id, problem.Message);
        }
    }

    /// <summary>One message after the other: a socket sends one at a time.</summary>
    private async Task WriteAsync(CancellationToken cancellation)
    {
        await foreach (var message in _outbox.Reader.ReadAllAsync(cancellation))
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellation);
    }
}
