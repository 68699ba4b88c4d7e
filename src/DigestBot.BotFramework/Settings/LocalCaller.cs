using System.Net;
using Microsoft.AspNetCore.Http;

namespace DigestBot.BotFramework;

/// <summary>
/// Where nobody proves who they are, only programs of this machine are served: not its network, not a proxy's callers, and not the web
/// pages its browser shows (their Origin, or after DNS rebinding their Host, gives them away).
/// </summary>
internal static class LocalCaller
{
    /// <summary>Why the request is not one of this machine's own, or null when it is.</summary>
    public static string? Doubt(HttpContext context)
    {
        var request = context.Request;
        if (context.Connection.RemoteIpAddress is not { } remote || !IPAddress.IsLoopback(remote))
            return "It comes from another machine.";
        if (request.Headers.ContainsKey("Forwarded") || request.Headers.ContainsKey("X-Forwarded-For"))
            return "It was forwarded by a proxy.";
        if (!IsLoopbackHost(request.Host.Host))
            return "It was addressed to a host name that is not this machine's.";
        return
            request.Headers.Origin.ToString() is { Length: > 0 } origin
            && origin != $"{request.Scheme}://{request.Host}"
            ? "It was sent by a web page of another origin."
            : null;
    }

    private static bool IsLoopbackHost(string host) =>
        Uri.TryCreate($"http://{host}/", UriKind.Absolute, out var url) && url.IsLoopback;
}
