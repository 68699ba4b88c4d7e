using Microsoft.Bot.Builder;
using Microsoft.Extensions.Logging;

namespace DigestBot.BotBuilder;

/// <summary>Makes the SDK's view of the bot for one activity, and runs the bot on it, once.</summary>
internal sealed class BotBuilderBots(
    TurnRunner runner,
    SeenActivities seen,
    InvokeAnswers invokes,
    TrustedServiceUrls trusted,
    QuickRetry retry,
    SdkCalls calls,
    ConnectorClient connector,
    ILogger<BotBuilderBots> logger
)
{
    private static readonly InvokeResponse _notImplemented = new(501);

    public BotBuilderBot For(Activity received) => new(received, this);

    public BotBuilderTurn TurnOf(Activity received, ITurnContext context) =>
        new(received, context, retry, calls, connector);

    /// <summary>The answer to an invoke, the same for one that comes again; null when the bot threw.</summary>
    public Task<InvokeResponse?> AnswerAsync(Turn turn) =>
        turn.Activity.DeliveryMode == DeliveryModes.ExpectReplies
            ? AnswerOnceAsync(turn)
            : invokes.OnceAsync(turn.Activity, () => AnswerOnceAsync(turn));

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

    private async Task<InvokeResponse?> AnswerOnceAsync(Turn turn) =>
        await RunAsync(turn) ? turn.InvokeResponse ?? _notImplemented : null;
}
