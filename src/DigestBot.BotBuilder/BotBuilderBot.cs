using Microsoft.Bot.Builder;

namespace DigestBot.BotBuilder;

/// <summary>
/// The SDK's handler of one activity, which the bot gets as it was read, not as the SDK reads it. Every type goes to the same bot;
/// an invoke has an answer besides.
/// </summary>
internal sealed class BotBuilderBot(Activity received, BotBuilderBots bots) : ActivityHandler
{
    /// <summary>The bot threw, which is logged already, and the SDK was told by an exception.</summary>
    public bool HasFailed { get; private set; }

    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        if (!IsSame(turnContext.Activity))
            throw new UnauthorizedAccessException("The activity can be read in two ways.");
        if (received.Type == ActivityTypes.Invoke)
            await base.OnTurnAsync(turnContext, cancellationToken);
        else if (!await bots.RunAsync(bots.TurnOf(received, turnContext)))
            throw Failure();
    }

    protected override async Task<Microsoft.Bot.Builder.InvokeResponse> OnInvokeActivityAsync(
        ITurnContext<Microsoft.Bot.Schema.IInvokeActivity> turnContext,
        CancellationToken cancellationToken
    )
    {
        var answer = await bots.AnswerAsync(bots.TurnOf(received, turnContext)) ?? throw Failure();
        if (received.DeliveryMode != DeliveryModes.ExpectReplies)
            return SdkJson.Of(answer);
        await turnContext.SendActivityAsync(SdkJson.ActivityOf(answer), cancellationToken);
        return null!;
    }

    private InvalidOperationException Failure()
    {
        HasFailed = true;
        return new("The bot failed.");
    }

    /// <summary>The SDK, which does not mind case in names, has checked the token against its own reading.</summary>
    private bool IsSame(Microsoft.Bot.Schema.Activity authenticated) =>
        authenticated.Type == received.Type
        && authenticated.ServiceUrl == received.ServiceUrl
        && authenticated.ChannelId == received.ChannelId
        && authenticated.Conversation?.Id == received.Conversation?.Id
        && authenticated.DeliveryMode == received.DeliveryMode;
}
