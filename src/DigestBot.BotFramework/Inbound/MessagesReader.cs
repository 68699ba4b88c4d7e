using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigestBot.BotFramework;

/// <summary>An activity and the bytes it was read from.</summary>
internal sealed record ReceivedActivity(byte[] Body, Activity Activity);

/// <summary>Reads what is posted to <c>/api/messages</c>. When that is nothing the bot can work with, the response says why.</summary>
internal sealed class MessagesReader(BotFrameworkSettings settings, ILogger<MessagesReader> logger)
{
    public static bool IsPost(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method))
            return true;
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = HttpMethods.Post;
        return false;
    }

    /// <summary>Null when the response is written.</summary>
    public async Task<ReceivedActivity?> ReadAsync(HttpContext context)
    {
        if (await BodyAsync(context) is not { } body)
            return null;
        var (activity, problem) = ActivityReading.Of(body);
        problem ??= Completeness.Problem(activity!);
        if (problem is null)
            return new(body, activity!);
        Log.ActivityRefused(logger, problem);
        await context.Response.ProblemAsync(StatusCodes.Status400BadRequest, "BadArgument", problem);
        return null;
    }

    private async Task<byte[]?> BodyAsync(HttpContext context)
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
}
