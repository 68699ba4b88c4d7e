using System.Net.Http.Headers;
using System.Net.WebSockets;
using Microsoft.Extensions.Logging;

namespace DigestBot.Slack;

/// <summary>Asks Slack for an address and connects to it.</summary>
internal sealed class SocketOpener(
    SlackSettings settings,
    SlackCalls calls,
    TimeProvider time,
    ILogger<SocketOpener> logger
)
{
    /// <returns>The socket, or null and how long Slack wants to be left alone.</returns>
    public async Task<(ClientWebSocket? Socket, TimeSpan? Wait)> OpenAsync(CancellationToken cancellation)
    {
        try
        {
            var (receipt, body) = await calls.CallWithAsync(
                new AuthenticationHeaderValue("Bearer", settings.AppToken),
                null,
                "apps.connections.open",
                Contents.Form(),
                null,
                cancellation
            );
            if (receipt.Status is SlackStatus.Unreachable or SlackStatus.Refused)
                Log.AppTokenRefused(logger, receipt.Reason ?? "");
            if (receipt.Status != SlackStatus.Sent)
                return (null, receipt.RetryAfter);
            if (Uri.TryCreate(body.Text("url"), UriKind.Absolute, out var url) && IsSafe(url))
                return (await ConnectAsync(url, cancellation), null);
            Log.SocketAddressRefused(logger);
        }
        catch (Exception problem)
            when (problem is WebSocketException or OperationCanceledException or HttpRequestException)
        {
            if (!cancellation.IsCancellationRequested)
                Log.SocketNotOpened(logger, problem.Message);
        }
        return (null, null);
    }

    private async Task<ClientWebSocket> ConnectAsync(Uri url, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(settings.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.KeepAliveInterval = settings.SocketPing;
            socket.Options.KeepAliveTimeout = settings.SocketPing;
            await socket.ConnectAsync(url, either.Token);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool IsSafe(Uri url) =>
        url.Scheme == Uri.UriSchemeWss
        || (url.Scheme == Uri.UriSchemeWs && url.IsLoopback && settings.ApiUrl.Scheme == Uri.UriSchemeHttp);
}
