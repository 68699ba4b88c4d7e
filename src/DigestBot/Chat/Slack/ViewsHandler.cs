using DigestBot.Slack;

namespace DigestBot.Chat.Slack;

/// <summary>What happens in the bot's own views: its Home tab and its dialog.</summary>
internal sealed class ViewsHandler(HomeTab home, HomeButtons buttons, SubscribeDialog dialog)
{
    /// <summary>Whether something belongs here; the rest is for the conversations.</summary>
    public static bool Takes(SlackInbound inbound) =>
        inbound switch
        {
            AppHomeOpened opened => opened.Tab == "home",
            ViewSubmission submitted => submitted.View.CallbackId == SubscribeDialog.Callback,
            BlockActions { View: not null } => true,
            BlockActions pressed => Opens(pressed),
            _ => false,
        };

    public async Task<SlackReply?> HandleAsync(SlackInbound inbound, CancellationToken cancellation)
    {
        switch (inbound)
        {
            case AppHomeOpened { TeamId: { } team } opened:
                await home.PublishAsync(team, opened.UserId, cancellation);
                break;
            case ViewSubmission submitted:
                return await dialog.SubmitAsync(submitted, cancellation);
            case BlockActions { TeamId: { } team, UserId: { } user, View.Type: "home" } pressed:
                await buttons.PressedAsync(pressed.Actions[0], pressed.TriggerId, team, user, cancellation);
                break;
            case BlockActions { TeamId: { } team, UserId: { } user, View: null } pressed:
                await dialog.OpenAsync(pressed.TriggerId, team, user, pressed.ChannelId, cancellation);
                break;
        }
        return null;
    }

    private static bool Opens(BlockActions pressed) =>
        pressed.Actions[0].Value is { } value
        && value.Contains($"\"{SubscribeDialog.Verb}\"", StringComparison.Ordinal);
}
