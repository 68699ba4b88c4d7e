using DigestBot.BotFramework;
using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>Something said or done in Slack, and the way back to it.</summary>
internal sealed class SlackTurn(Activity activity, SlackWay way, SlackAnswers answers) : Turn(activity)
{
    public async Task<SendReceipt> SayAsync(CardMessage message, CancellationToken cancellation) =>
        SlackReceipts.Of(await way.SayAsync(answers.Content(message), cancellation));

    /// <summary>In the place of the message whose button was pressed.</summary>
    public async Task<SendReceipt> ReplaceAsync(CardMessage message, CancellationToken cancellation) =>
        SlackReceipts.Of(await way.ReplaceAsync(answers.Content(message), cancellation));

    public override async Task<SendReceipt> SendAsync(Activity reply, CancellationToken cancellation) =>
        SlackReceipts.Of(await way.SayAsync(Plain(reply), cancellation));

    public override async Task<SendReceipt> UpdateAsync(Activity reply, CancellationToken cancellation) =>
        SlackReceipts.Of(await way.ReplaceAsync(Plain(reply), cancellation));

    private static SlackContent Plain(Activity reply) => new(SlackText.Escape(reply.Text), null, []);
}
