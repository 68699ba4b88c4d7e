using DigestBot.Channels;
using DigestBot.Channels.Slack;
using DigestBot.Slack;
using DigestBot.Wording;

namespace DigestBot.Chat.Slack;

/// <summary>What a button of the Home tab tells, posted to the conversation it is about.</summary>
internal sealed class HomePosts(SlackWeb slack, SlackRenderer renderer, HomeSends sends, HomeTab tab, TimeProvider time)
{
    /// <returns>What the tab says about it; null when it will say so later.</returns>
    public async Task<string?> PostAsync(
        Conversation place,
        Reply reply,
        string user,
        Language language,
        CancellationToken cancellation
    )
    {
        var (team, channel) = SlackAddress.Of(place.Reference)!.Value;
        var message = renderer.Fitting(reply.Message);
        var content = renderer.Render(message);

        async Task<string> SettleAsync(SlackReceipt receipt)
        {
            var isSent = receipt.Status == SlackStatus.Sent;
            if (isSent)
                await ThreadAsync(content, team, channel, receipt.Ts, cancellation);
            await (reply.Shown?.Invoke(isSent ? message.Items ?? 0 : 0) ?? Task.CompletedTask);
            return isSent
                ? language.Texts.Home.Posted
                : language.Texts.Home.CannotWrite.With(BackNotice.Reason(receipt.Reason ?? "", language));
        }

        var receipt = await sends.SendAsync(
            $"What {user} in {team} asked for on the Home tab",
            () => slack.For(team).PostMessageAsync(content.To(channel), cancellation),
            async late => await tab.PublishAsync(team, user, await SettleAsync(late), cancellation)
        );
        return receipt is null ? null : await SettleAsync(receipt);
    }

    private async Task ThreadAsync(
        SlackContent content,
        string team,
        string channel,
        string? thread,
        CancellationToken cancellation
    )
    {
        var way = new PostWay(slack.For(team), channel, thread, time);
        foreach (var part in content.Thread)
            if ((await way.SayAsync(part, cancellation)).Status != SlackStatus.Sent)
                return;
    }
}
