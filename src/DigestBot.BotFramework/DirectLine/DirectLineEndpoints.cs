using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DigestBot.BotFramework;

/// <summary>The REST side of Direct Line 3.0: tokens and conversations.</summary>
internal sealed class DirectLineEndpoints(
    DirectLineGate gate,
    DirectLineTokens tokens,
    DirectLineConversations conversations,
    DirectLineTurns turns
)
{
    private const int MaxOpeningBytes = 16 * 1024;

    /// <summary>
    /// POST <c>tokens/generate</c>. Who names a conversation's id, which is 128 random bits, gets a token for that conversation: so a page
    /// continues after its token has expired.
    /// </summary>
    public async Task GenerateAsync(HttpContext context)
    {
        if (await OpeningAsync(context) is not { } opening)
            return;
        var id = DirectLineTokens.IsId(opening.ConversationId) ? opening.ConversationId! : DirectLineTokens.NewId();
        await AnswerAsync(context.Response, 200, id, opening.User?.Id, null);
    }

    /// <summary>POST <c>tokens/refresh</c>.</summary>
    public async Task RefreshAsync(HttpContext context)
    {
        if (await gate.TicketAsync(context, null) is { } ticket)
            await AnswerAsync(context.Response, 200, ticket.ConversationId, ticket.UserId, null);
    }

    /// <summary>POST <c>conversations</c>: with a token the one it is for, without one a new one.</summary>
    public async Task StartAsync(HttpContext context)
    {
        DirectLineTicket? ticket = null;
        if (DirectLineGate.HasToken(context.Request) && (ticket = await gate.TicketAsync(context, null)) is null)
            return;
        if (await OpeningAsync(context) is not { } opening)
            return;
        var id = ticket?.ConversationId ?? DirectLineTokens.NewId();
        var user = ticket?.UserId ?? opening.User?.Id;
        var isNew = conversations.Find(id) is null;
        var conversation = conversations.Open(id, user);
        if (isNew)
            turns.Start(conversation, DirectLineInbound.Opened(context.Request, conversation, opening));
        await AnswerAsync(
            context.Response,
            isNew ? 201 : 200,
            id,
            user,
            DirectLineInbound.StreamUrl(context.Request, id)
        );
    }

    /// <summary>GET <c>conversations/{id}</c>: reconnect. A conversation unknown since a restart is opened again under its id.</summary>
    public async Task ReconnectAsync(HttpContext context, string id)
    {
        if (await gate.TicketAsync(context, id) is not { } ticket)
            return;
        conversations.Open(id, ticket.UserId);
        await AnswerAsync(context.Response, 200, id, ticket.UserId, DirectLineInbound.StreamUrl(context.Request, id));
    }

    private Task AnswerAsync(HttpResponse response, int status, string id, string? user, string? streamUrl)
    {
        var token = tokens.Issue(id, user);
        var stream = streamUrl is null ? null : $"{streamUrl}&t={Uri.EscapeDataString(token)}";
        var body = new DirectLineOpened(id, token, DirectLineTokens.LifetimeSeconds, stream);
        return response.JsonAsync(status, body, WireJson.Wire.DirectLineOpened);
    }

    private static async Task<DirectLineOpening?> OpeningAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context.Request, MaxOpeningBytes);
        if (body is null)
        {
            await context.Response.TooLargeAsync(MaxOpeningBytes);
            return null;
        }
        if (body.Length == 0)
            return new(null, null, null);
        try
        {
            LoneSurrogates.Mend(body);
            return JsonSerializer.Deserialize(body, WireJson.Default.DirectLineOpening) ?? new(null, null, null);
        }
        catch (JsonException problem)
        {
            await context.Response.ProblemAsync(400, "BadArgument", problem.Message);
            return null;
        }
    }
}
