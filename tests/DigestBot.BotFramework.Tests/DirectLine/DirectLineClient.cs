using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace DigestBot.BotFramework.Tests.DirectLine;

/// <summary>A plain Direct Line client: what a page does, without a library.</summary>
internal sealed class DirectLineClient(BotHost bot)
{
    public string Token { get; set; } = "";
    public string ConversationId { get; private set; } = "";
    public string StreamUrl { get; private set; } = "";
    public string Watermark { get; private set; } = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<DirectLineClient> OpenAsync(BotHost bot, string? userId = "user-1")
    {
        var client = new DirectLineClient(bot);
        await client.ReadAsync(
            await client.CallAsync("POST", "conversations", $$$"""{"user":{"id":"{{{userId}}}"}}""")
        );
        return client;
    }

    public Task<HttpResponseMessage> CallAsync(string method, string path, string? body = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), $"{bot.Url}/v3/directline/{path}");
        if (Token.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return bot.Client.SendAsync(request, Cancellation);
    }

    public async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            response.IsSuccessStatusCode.ShouldBeTrue();
            var body = Some.Json(await response.Content.ReadAsStringAsync(Cancellation));
            if (body.TryGetProperty("token", out var token))
                Token = token.GetString()!;
            if (body.TryGetProperty("conversationId", out var id))
                ConversationId = id.GetString()!;
            if (body.TryGetProperty("streamUrl", out var stream))
                StreamUrl = stream.GetString()!;
            return body;
        }
    }

    public async Task<string> SayAsync(string text) =>
        (
            await ReadAsync(
                await CallAsync(
                    "POST",
                    $"conversations/{ConversationId}/activities",
                    $$$"""{"type":"message","from":{"id":"user-1"},"text":"{{{text}}}","channelData":{"clientActivityID":"c-{{{text}}}"}}"""
                )
            )
        )
            .GetProperty("id")
            .GetString()!;

    public async Task<JsonElement> ReconnectAsync(string watermark = "") =>
        await ReadAsync(await CallAsync("GET", $"conversations/{ConversationId}?watermark={watermark}"));

    public async Task<ClientWebSocket> ListenAsync()
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(StreamUrl), Cancellation);
        return socket;
    }

    /// <summary>The texts that arrive on a socket, up to and including the one waited for.</summary>
    public async Task<IReadOnlyList<string>> HearAsync(WebSocket socket, string last)
    {
        var heard = new List<string>();
        while (heard.LastOrDefault() != last)
        {
            var set = Some.Json(await ReceiveAsync(socket));
            Watermark = set.GetProperty("watermark").GetString()!;
            heard.AddRange(
                set.GetProperty("activities")
                    .EnumerateArray()
                    .Where(activity => activity.TryGetProperty("text", out _))
                    .Select(activity => activity.GetProperty("text").GetString()!)
            );
        }
        return heard;
    }

    private static async Task<string> ReceiveAsync(WebSocket socket)
    {
        using var message = new MemoryStream();
        var chunk = new byte[16 * 1024];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(chunk, Cancellation);
            part.MessageType.ShouldBe(WebSocketMessageType.Text);
            message.Write(chunk, 0, part.Count);
        } while (!part.EndOfMessage);
        return Encoding.UTF8.GetString(message.ToArray());
    }
}
