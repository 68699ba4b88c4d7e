using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigestBot.BotFramework;

/// <summary>POST <c>/api/messages</c>: who called, what they brought, what the bot answered.</summary>
internal sealed class MessagesEndpoint(
    BotFrameworkSettings settings,
    BearerAuthentication authentication,
    TrustedServiceUrls trusted,
    SeenActivities seen,
    MessagesTurns turns,
    ILogger<MessagesEndpoint> logger
)
{
    public async Task HandleAsync(HttpContext context)
    {
        var response = context.Response;
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            response.Headers.Allow = HttpMethods.Post;
            return;
        }
        var (caller, problem) = await authentication.CheckAsync(context);
        if (caller is null)
            Refuse(response, problem);
        else if (await ReadAsync(context) is { } body)
            await HandleAsync(response, caller, ActivityReading.Of(body));
    }

    /// <summary>The body, or null when the response says what is wrong with it.</summary>
    private async Task<byte[]?> ReadAsync(HttpContext context)
    {
        try
        {
            if (await RequestBody.ReadAsync(context.Request, settings.MaxBodyBytes) is { } body)
                return body;
            await context.Response.TooLargeAsync(settings.MaxBodyBytes);
        }
        catch (Exception problem) when (problem is IOException or OperationCanceledException)
        {
            Log.ActivityRefused(logger, problem.Message);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        return null;
    }

    private async Task HandleAsync(HttpResponse response, Caller caller, ActivityReading reading)
    {
        var problem = reading.Activity is null ? reading.Problem : Completeness.Problem(reading.Activity);
        if (reading.Activity is not { } activity || problem is not null)
        {
            Log.ActivityRefused(logger, problem);
            await response.ProblemAsync(StatusCodes.Status400BadRequest, "BadArgument", problem ?? "");
        }
        else if (caller.Objection(activity) is { } objection)
            Refuse(response, objection);
        else
            await HandleAsync(response, activity);
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
        response.StatusCode = StatusCodes.Status401Unauthorized;
        response.Headers.WWWAuthenticate = "Bearer";
    }
}
