using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigestBot.Slack;

/// <summary>Runs the app on one thing, in a scope of its own, and brings a late reply on its way; a failure is logged and harms no other.</summary>
internal sealed class HandlerRunner(
    IServiceScopeFactory scopes,
    LateReplies late,
    IHostApplicationLifetime lifetime,
    ILogger<HandlerRunner> logger
)
{
    public async Task RunAsync(InboundWork work)
    {
        try
        {
            await ReplyAsync(work, await HandleAsync(work.Inbound));
        }
        catch (Exception problem)
        {
            Log.HandlerFailed(logger, problem, work.Inbound.Envelope.Type, work.Inbound.Key);
        }
    }

    /// <summary>To whoever waits for it, or else another way.</summary>
    public async Task ReplyAsync(InboundWork work, SlackReply? reply)
    {
        if (!work.Reply(reply) && reply is not null)
            await late.SendAsync(work, reply, lifetime.ApplicationStopped);
    }

    private async Task<SlackReply?> HandleAsync(SlackInbound inbound)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var handler = scope.ServiceProvider.GetRequiredService<SlackHandler>();
            return await handler(inbound, lifetime.ApplicationStopped);
        }
        catch (Exception problem)
        {
            Log.HandlerFailed(logger, problem, inbound.Envelope.Type, inbound.Key);
            return Apologies.For(inbound);
        }
    }
}
