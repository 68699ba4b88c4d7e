using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigestBot.BotFramework;

/// <summary>One open socket: every activity set goes out, nothing but pings (empty texts) comes in.</summary>
internal sealed class DirectLineStream(IHostApplicationLifetime lifetime, ILogger<DirectLineStream> logger)
{
    public async Task RunAsync(
        WebSocket socket,
        DirectLineConversation conversation,
        string? watermark,
        CancellationToken aborted
    )
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(aborted, lifetime.ApplicationStopping);
        try
        {
            var listening = ListenAsync(socket, aborted);
            var sending = SendAsync(socket, conversation, watermark, end.Token);
            await Task.WhenAny(listening, sending);
            await end.CancelAsync();
            await sending;
            await CloseAsync(socket);
            await listening.WaitAsync(TimeSpan.FromSeconds(1), TimeProvider.System, CancellationToken.None);
        }
        catch (Exception problem)
            when (problem is WebSocketException or OperationCanceledException or IOException or TimeoutException)
        {
            Log.DirectLineSocketBroke(logger, problem, conversation.Id);
        }
    }

    private static async Task SendAsync(
        WebSocket socket,
        DirectLineConversation conversation,
        string? watermark,
        CancellationToken end
    )
    {
        try
        {
            while (true)
            {
                var (set, more) = conversation.After(watermark);
                if (set.Activities.Count > 0)
                    await socket.SendAsync(
                        JsonSerializer.SerializeToUtf8Bytes(set, WireJson.Wire.ActivitySet),
                        WebSocketMessageType.Text,
                        endOfMessage: true,
                        end
                    );
                watermark = set.Watermark;
                await more.WaitAsync(end);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested) { }
    }

    private static async Task ListenAsync(WebSocket socket, CancellationToken aborted)
    {
        var ping = new byte[1024];
        while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
            if ((await socket.ReceiveAsync(ping.AsMemory(), aborted)).MessageType == WebSocketMessageType.Close)
                return;
    }

    private async Task CloseAsync(WebSocket socket)
    {
        var why = lifetime.ApplicationStopping.IsCancellationRequested
            ? WebSocketCloseStatus.EndpointUnavailable
            : WebSocketCloseStatus.NormalClosure;
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await socket.CloseOutputAsync(why, null, CancellationToken.None);
    }
}
