using DigestBot.BotFramework;
using DigestBot.Channels.Slack;

namespace DigestBot.Channels;

/// <summary>Sends a message on a turn, in the form of the turn's channel.</summary>
internal sealed class CardSender(ActivityRenderer renderer)
{
    public Task<SendReceipt> SendAsync(Turn turn, CardMessage message, CancellationToken cancellation) =>
        turn is SlackTurn slack
            ? slack.SayAsync(message, cancellation)
            : turn.SendAsync(renderer.Render(message, turn.Activity.ChannelId ?? ""), cancellation);

    /// <summary>Puts the message in the place of the card whose button was pressed; where that cannot be, it is a new message.</summary>
    public async Task<SendReceipt> ReplaceAsync(Turn turn, CardMessage message, CancellationToken cancellation)
    {
        var replaced = await EditAsync(turn, message, cancellation);
        return replaced is { Status: SendStatus.Sent } ? replaced : await SendAsync(turn, message, cancellation);
    }

    /// <summary>Puts the message in the place of the card whose button was pressed; null where that cannot be.</summary>
    public async Task<SendReceipt?> EditAsync(Turn turn, CardMessage message, CancellationToken cancellation) =>
        turn.Activity switch
        {
            { Value: null } => null,
            _ when turn is SlackTurn slack => await slack.ReplaceAsync(message, cancellation),
            { ChannelId: "msteams", ReplyToId: { Length: > 0 } card } => await UpdateAsync(
                turn,
                message,
                card,
                cancellation
            ),
            _ => null,
        };

    private Task<SendReceipt> UpdateAsync(Turn turn, CardMessage message, string card, CancellationToken cancellation)
    {
        var activity = renderer.Render(message, turn.Activity.ChannelId ?? "");
        activity.Id = card;
        return turn.UpdateAsync(activity, cancellation);
    }
}
