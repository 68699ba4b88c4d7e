using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigestBot.BotFramework;

/// <summary>Runs the bot on one turn, in a scope of its own; a failing turn is logged and harms no other.</summary>
/// <remarks>
/// A turn is not cancelled when its caller hangs up: the channel's repetition would be taken for done. It ends with the server.
/// </remarks>
internal sealed class TurnRunner(
    IServiceScopeFactory scopes,
    IHostApplicationLifetime lifetime,
    ILogger<TurnRunner> logger
)
{
    /// <summary>False when the bot threw.</summary>
    public async Task<bool> RunAsync(Turn turn)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var bot = scope.ServiceProvider.GetRequiredService<TurnHandler>();
            await bot(turn, lifetime.ApplicationStopped);
            return true;
        }
        catch (Exception problem)
        {
            Log.TurnFailed(logger, problem, turn.Activity.Type, turn.Activity.Conversation?.Id);
            return false;
        }
    }
}
