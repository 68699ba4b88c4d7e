using Microsoft.AspNetCore.Http;

namespace DigestBot.BotFramework;

/// <summary>What goes to and fro inside a conversation.</summary>
internal sealed class DirectLineActivities(
    BotFrameworkSettings settings,
    DirectLineGate gate,
    DirectLineConversations conversations,
    DirectLineTurns turns,
    DirectLineStream stream
)
{
    /// <summary>POST <c>conversations/{id}/activities</c>: answered at once, echoed to all sockets, then the bot's turn.</summary>
    public async Task PostAsync(HttpContext context, string id)
    {
        if (await gate.TicketAsync(context, id) is not { } ticket)
            return;
        if (await RequestBody.ReadAsync(context.Request, settings.MaxBodyBytes) is not { } body)
        {
            await context.Response.TooLargeAsync(settings.MaxBodyBytes);
            return;
        }
        var (activity, problem) = ActivityReading.Of(body);
        if (activity is null)
        {
            await context.Response.ProblemAsync(400, "BadArgument", problem ?? "");
            return;
        }
        var conversation = conversations.Open(id, ticket.UserId);
        DirectLineInbound.Completed(activity, context.Request, conversation).Timestamp = null;
        var activityId = conversation.Add(activity);
        turns.Start(conversation, activity.Copy());
        await context.Response.JsonAsync(200, new ActivityIdBody(activityId), WireJson.Wire.ActivityIdBody);
    }

    /// <summary>GET <c>conversations/{id}/activities</c>.</summary>
    public async Task GetAsync(HttpContext context, string id)
    {
        if (await gate.TicketAsync(context, id) is not { } ticket)
            return;
        var (set, _) = conversations.Open(id, ticket.UserId).After(context.Request.Query["watermark"]);
        await context.Response.JsonAsync(200, set, WireJson.Wire.ActivitySet);
    }

    /// <summary>GET <c>conversations/{id}/stream</c> as a WebSocket.</summary>
    public async Task StreamAsync(HttpContext context, string id)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await context.Response.ProblemAsync(400, "BadArgument", "This address is for WebSockets.");
            return;
        }
        if (await gate.TicketAsync(context, id) is not { } ticket)
            return;
        var conversation = conversations.Open(id, ticket.UserId);
        conversation.Join();
        try
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await stream.RunAsync(socket, conversation, context.Request.Query["watermark"], context.RequestAborted);
        }
        finally
        {
            conversation.Leave();
        }
    }
}
