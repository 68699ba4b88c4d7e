using Microsoft.Bot.Builder;

namespace DigestBot.BotBuilder;

/// <summary>
/// The SDK's handler of one activity, which the bot gets as it was read, not as the SDK reads it. Every type goes to the same bot;
/// an invoke has an answer besides.
/// </summary>
internal sealed class BotBuilderBot(Activity received, BotBuilderBots bots) : ActivityHandler
{
    private static readonly InvokeResponse _notImplemented = new(501);

    /// <summary>The bot threw, which is logged already, and the SDK was told by an exception.</summary>
    public bool HasFailed { get; private set; }

    public override Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        if (!IsSame(turnContext.Activity))
            throw new UnauthorizedAccessException("The activity can be read in two ways.");
        return received.Type == ActivityTypes.Invoke
            ? base.OnTurnAsync(turnContext, cancellationToken)
            : RunAsync(turnContext);
    }

    protected override async Task<Microsoft.Bot.Builder.InvokeResponse> OnInvokeActivityAsync(
        ITurnContext<Microsoft.Bot.Schema.IInvokeActivity> turnContext,
        CancellationToken cancellationToken
    ) => SdkJson.Of(await RunAsync(turnContext) ?? _notImplemented);

    private async Task<InvokeResponse?> RunAsync(ITurnContext context)
    {
        var turn = bots.TurnOf(received, context);
        HasFailed = !await bots.RunAsync(turn);
        return HasFailed ? throw new InvalidOperationException("The bot failed.") : turn.InvokeResponse;
    }

    /// <summary>The SDK, which does not mind case in names, has checked the token against its own reading.</summary>
    private bool IsSame(Microsoft.Bot.Schema.Activity authenticated) =>
        authenticated.Type == received.Type
        && authenticated.ServiceUrl == received.ServiceUrl
        && authenticated.ChannelId == received.ChannelId
        && authenticated.Conversation?.Id == received.Conversation?.Id
        && authenticated.DeliveryMode == received.DeliveryMode;
}
