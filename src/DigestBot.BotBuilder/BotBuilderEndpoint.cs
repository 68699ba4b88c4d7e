using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.Logging;

namespace DigestBot.BotBuilder;

/// <summary>POST <c>/api/messages</c> on the SDK's adapter. What is no activity is answered before it gets there.</summary>
internal sealed class BotBuilderEndpoint(
    CloudAdapter adapter,
    MessagesReader reader,
    BotBuilderBots bots,
    BotFrameworkSettings settings,
    ILogger<BotBuilderEndpoint> logger
)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (!MessagesReader.IsPost(context))
            return;
        if (Doubt(context) is { } doubt)
        {
            Log.CallerRefused(logger, doubt);
            context.Response.Unauthorized();
        }
        else if (await reader.ReadAsync(context) is { } received)
            await HandleAsync(context, received);
    }

    private async Task HandleAsync(HttpContext context, ReceivedActivity received)
    {
        var bot = bots.For(received.Activity);
        context.Request.Body = new MemoryStream(received.Body);
        try
        {
            await adapter.ProcessAsync(context.Request, context.Response, bot, CancellationToken.None);
            if (context.Response.StatusCode == StatusCodes.Status401Unauthorized)
                context.Response.Unauthorized();
        }
        catch (InvalidOperationException) when (bot.HasFailed)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private string? Doubt(HttpContext context) =>
        !settings.HasIdentity ? LocalCaller.Doubt(context)
        : context.Request.Headers.Authorization.Count != 1
            ? "There is not exactly one Authorization header with a bearer token."
        : null;
}
