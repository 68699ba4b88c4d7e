using Microsoft.Bot.Builder;
using Microsoft.Extensions.Logging;

namespace DigestBot.BotBuilder;

/// <summary>Makes the SDK's view of the bot for one activity, and runs the bot on it, once.</summary>
internal sealed class BotBuilderBots(
    TurnRunner runner,
    SeenActivities seen,
    TrustedServiceUrls trusted,
    QuickRetry retry,
    SdkCalls calls,
    ILogger<BotBuilderBots> logger
)
{
    public BotBuilderBot For(Activity received) => new(received, this);

    public BotBuilderTurn TurnOf(Activity received, ITurnContext context) => new(received, context, retry, calls);

    /// <summary>False when the bot threw.</summary>
    public async Task<bool> RunAsync(Turn turn)
    {
        trusted.Add(turn.Activity.ServiceUrl);
        if (!seen.Add(turn.Activity))
        {
            Log.ActivityRepeated(logger, turn.Activity.Id, turn.Activity.Conversation?.Id);
            return true;
        }
        if (await runner.RunAsync(turn))
            return true;
        seen.Remove(turn.Activity);
        return false;
    }
}
