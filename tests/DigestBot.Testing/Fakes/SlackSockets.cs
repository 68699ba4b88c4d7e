using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace DigestBot.Testing;

/// <summary>Socket Mode: tickets good for one connection, a hello, envelopes and their acknowledgements.</summary>
public sealed class SlackSockets(FakeSlack slack)
{
    private readonly ConcurrentDictionary<string, byte> _tickets = new(StringComparer.Ordinal);
    private readonly Channel<SlackSocket> _next = Channel.CreateUnbounded<SlackSocket>();
    private int _last;

    /// <summary>How many tickets were asked for.</summary>
    public int Opened => _last;

    /// <summary>The next connection that was made and that nobody has asked for yet; waits for it.</summary>
    public ValueTask<SlackSocket> NextAsync(CancellationToken cancellation) => _next.Reader.ReadAsync(cancellation);

    /// <summary>New connections are not read from, so that not even a ping is answered.</summary>
    public bool IsDeaf { get; set; }

    internal JsonObject Open()
    {
        var ticket = $"ticket-{Interlocked.Increment(ref _last)}";
        _tickets[ticket] = 0;
        var url = slack.Url.Replace("http://", "ws://", StringComparison.Ordinal);
        return new() { ["ok"] = true, ["url"] = $"{url}/link?ticket={ticket}&app_id=A0001" };
    }

    internal async Task AcceptAsync(HttpContext context)
    {
        if (!_tickets.TryRemove(context.Request.Query["ticket"].ToString(), out _))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        var socket = new SlackSocket(await context.WebSockets.AcceptWebSocketAsync());
        await socket.SendAsync(
            new()
            {
                ["type"] = "hello",
                ["num_connections"] = 1,
                ["debug_info"] = new JsonObject { ["host"] = "fake", ["approximate_connection_time"] = 18060 },
                ["connection_info"] = new JsonObject { ["app_id"] = "A0001" },
            }
        );
        var isDeaf = IsDeaf;
        _next.Writer.TryWrite(socket);
        if (isDeaf)
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        else
            await socket.ReadAsync(context.RequestAborted);
    }
}

/// <summary>One connection of an app, seen from Slack's end.</summary>
public sealed class SlackSocket(WebSocket socket)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonObject>> _waiting = new(
        StringComparer.Ordinal
    );
    private readonly TaskCompletionSource _gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _last;

    /// <summary>Ends when the app closed its end.</summary>
    public Task Gone => _gone.Task;

    /// <summary>What was sent that no correct client sends.</summary>
    public ConcurrentQueue<string> Violations { get; } = new();

    /// <summary>Sends an envelope and waits for its acknowledgement.</summary>
    /// <param name="type"><c>events_api</c>, <c>slash_commands</c> or <c>interactive</c>.</param>
    public async Task<JsonObject> DeliverAsync(string type, JsonNode payload, CancellationToken cancellation)
    {
        var id = $"envelope-{Interlocked.Increment(ref _last)}";
        var waiting = _waiting[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(
            new()
            {
                ["envelope_id"] = id,
                ["type"] = type,
                ["accepts_response_payload"] = type != "events_api",
                ["payload"] = payload.DeepClone(),
            }
        );
        return await waiting.Task.WaitAsync(cancellation);
    }

    /// <param name="reason"><c>warning</c>, <c>refresh_requested</c> or <c>link_disabled</c>.</param>
    public Task DisconnectAsync(string reason) => SendAsync(new() { ["type"] = "disconnect", ["reason"] = reason });

    public Task SendTextAsync(string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    internal Task SendAsync(JsonObject message) => SendTextAsync(message.ToJsonString());

    public void Abort() => socket.Abort();

    public Task CloseAsync() =>
        socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

    internal async Task ReadAsync(CancellationToken cancellation)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer, cancellation) is { CloseStatus: null } read)
                Take(JsonNode.Parse(buffer.AsSpan(0, read.Count)) as JsonObject);
            if (socket.State == WebSocketState.CloseReceived)
                await CloseAsync();
        }
        catch (Exception problem) when (problem is WebSocketException or OperationCanceledException) { }
        finally
        {
            _gone.TrySetResult();
        }
    }

    private void Take(JsonObject? message)
    {
        if ((string?)message?["envelope_id"] is { } id && _waiting.TryRemove(id, out var waiting))
            waiting.TrySetResult(message);
        else
            Violations.Enqueue(message?.ToJsonString() ?? "null");
    }
}
