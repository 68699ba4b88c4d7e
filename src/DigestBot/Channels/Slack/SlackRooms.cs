using DigestBot.BotFramework;
using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>What happens to the channels and workspaces the bot is in.</summary>
internal sealed class SlackRooms(
    SlackWorkspaces workspaces,
    SlackActivities activities,
    ConversationStore conversations,
    Presences presences,
    SlackWeb web,
    SlackAnswers answers,
    TurnHandler bot,
    TimeProvider time,
    ILogger<SlackRooms> log
)
{
    /// <summary>A channel's name, or null for what Slack says instead of one.</summary>
    public static string? Name(string? name) => name is null or "directmessage" or "privategroup" ? null : name;

    public async Task ChangedAsync(SlackEvent changed, SlackWorkspace workspace, CancellationToken cancellation)
    {
        switch (changed)
        {
            case MemberJoinedChannel joined when joined.UserId == workspace.BotUserId:
                await TurnAsync(
                    activities.Added(workspace, joined.ChannelId, joined.InviterId),
                    workspace,
                    joined.ChannelId,
                    cancellation
                );
                break;
            case ChannelArchived archived:
                await IfKnownAsync(activities.Removed(workspace, archived.ChannelId), workspace, cancellation);
                break;
            case ChannelRenamed renamed:
                await IfKnownAsync(
                    activities.Renamed(workspace, renamed.ChannelId, renamed.Name),
                    workspace,
                    cancellation
                );
                break;
            case UnknownEvent { Type: "member_left_channel" } left
                when SlackFields.Text(left.Event, "user") == workspace.BotUserId
                    && SlackFields.Text(left.Event, "channel") is { } channel:
                await IfKnownAsync(activities.Removed(workspace, channel), workspace, cancellation);
                break;
            default:
                log.SlackIgnored(changed.Type);
                break;
        }
    }

    /// <summary>The app was removed from the workspace: nothing is kept that opens it, and its conversations are forgotten one day.</summary>
    public async Task LeaveAsync(string workspace, DateTimeOffset at, CancellationToken cancellation)
    {
        if (!await workspaces.RemoveAsync(workspace, at, cancellation))
        {
            log.SlackInstalledAgain(workspace, at);
            return;
        }
        var left = await presences.MarkAllRemovedAsync(SlackAddress.Channel, $"{workspace}/", cancellation);
        log.SlackUninstalled(workspace, left);
    }

    /// <summary>Slack tells of every channel of the workspace, the bot's and others.</summary>
    private async Task IfKnownAsync(Activity activity, SlackWorkspace workspace, CancellationToken cancellation)
    {
        if (await conversations.IsKnownAsync(SlackAddress.Channel, activity.Conversation!.Id!, cancellation))
            await TurnAsync(activity, workspace, "", cancellation);
    }

    private Task TurnAsync(
        Activity activity,
        SlackWorkspace workspace,
        string channel,
        CancellationToken cancellation
    ) => bot(new SlackTurn(activity, new PostWay(web.For(workspace.Id), channel, null, time), answers), cancellation);
}
