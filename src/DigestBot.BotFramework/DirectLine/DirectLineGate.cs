using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigestBot.BotFramework;

/// <summary>Who may come in: programs and pages of this machine, and into a conversation only with its token.</summary>
internal sealed class DirectLineGate(DirectLineTokens tokens, ILogger<DirectLineGate> logger)
{
    private const string Scheme = "Bearer ";

    /// <summary>True when the request is served; otherwise the response has been written.</summary>
    public async Task<bool> AdmitAsync(HttpContext context)
    {
        if (LocalCaller.Doubt(context) is not { } doubt)
            return true;
        Log.DirectLineRefused(logger, doubt);
        await context.Response.ProblemAsync(StatusCodes.Status403Forbidden, "Forbidden", doubt);
        return false;
    }

    /// <summary>The ticket for one conversation (any, when none is named), or null when the response says what is wrong.</summary>
    public async Task<DirectLineTicket?> TicketAsync(HttpContext context, string? conversationId)
    {
        var token = TokenOf(context.Request);
        if (token is null)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await context.Response.ProblemAsync(401, "Unauthorized", "A token is needed.");
            return null;
        }
        var ticket = tokens.Read(token);
        if (ticket is null)
            await context.Response.ProblemAsync(403, "TokenExpired", "The token is not valid, or not any more.");
        else if (conversationId is null || ticket.ConversationId == conversationId)
            return ticket;
        else
            await context.Response.ProblemAsync(403, "BadArgument", "The token is for another conversation.");
        return null;
    }

    public static bool HasToken(HttpRequest request) => request.Headers.Authorization.Count > 0;

    /// <summary>A browser cannot set headers on a WebSocket, so its token stands in the address.</summary>
    private static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } header]
            ? header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
                ? header[Scheme.Length..].Trim()
                : null
            : request.HttpContext.WebSockets.IsWebSocketRequest && request.Query["t"] is [{ Length: > 0 } token]
                ? token
                : null;
}
