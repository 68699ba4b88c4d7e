using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigestBot.BotFramework;

/// <summary>POST <c>/api/messages</c>: who called, what they brought, what the bot answered.</summary>
internal sealed class MessagesEndpoint(
    BearerAuthentication authentication,
    MessagesReader reader,
    TrustedServiceUrls trusted,
    SeenActivities seen,
    MessagesTurns turns,
    ILogger<MessagesEndpoint> logger
)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (!MessagesReader.IsPost(context))
            return;
        var (caller, problem) = await authentication.CheckAsync(context);
        if (caller is null)
            Refuse(context.Response, problem);
        else if (await reader.ReadAsync(context) is { } received)
            await HandleAsync(context.Response, caller, received.Activity);
    }

    private Task HandleAsync(HttpResponse response, Caller caller, Activity activity)
    {
        if (caller.Objection(activity) is not { } objection)
            return HandleAsync(response, activity);
        Refuse(response, objection);
        return Task.CompletedTask;
    }

    private async Task HandleAsync(HttpResponse response, Activity activity)
    {
        trusted.Add(activity.ServiceUrl);
        if (!seen.Add(activity))
        {
            Log.ActivityRepeated(logger, activity.Id, activity.Conversation?.Id);
            return;
        }
        if (await turns.RunAsync(activity, response))
            return;
        seen.Remove(activity);
        response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    private void Refuse(HttpResponse response, string? problem)
    {
        Log.CallerRefused(logger, problem);
        response.Unauthorized();
    }
}
