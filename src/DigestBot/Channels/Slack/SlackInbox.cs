using System.Text.Json;
using DigestBot.BotFramework;
using DigestBot.Slack;
using DigestBot.Wording;

namespace DigestBot.Channels.Slack;

/// <summary>What Slack brings, to the bot: each thing as a turn of the conversation it belongs to.</summary>
internal sealed class SlackInbox(
    SlackWorkspaces workspaces,
    SlackActivities activities,
    SlackPeople people,
    SlackPlaces places,
    SlackRooms rooms,
    SlackPresence presence,
    SlackViews views,
    Languages languages,
    SlackWeb web,
    ResponseUrls responses,
    SlackAnswers answers,
    TurnHandler bot,
    TimeProvider time,
    ILogger<SlackInbox> log
)
{
    public async Task<SlackReply?> HandleAsync(SlackInbound inbound, CancellationToken cancellation)
    {
        if (inbound is AppUninstalled or TokensRevoked { BotUserIds.Count: > 0 })
            return await LeaveAsync(inbound, cancellation);
        var origin = await workspaces.OriginAsync(inbound, cancellation);
        if (origin.Workspace is { } workspace)
            return await HandleAsync(inbound, workspace, cancellation);
        log.SlackRefused(inbound.Envelope.Type, inbound.TeamId, origin.Objection);
        return inbound is SlashCommand or BlockActions
            ? new SlackReply.Message(new() { Text = origin.Answer(languages.Usual.Texts.Slack) })
            : null;
    }

    private async Task<SlackReply?> HandleAsync(
        SlackInbound inbound,
        SlackWorkspace workspace,
        CancellationToken cancellation
    )
    {
        if (inbound is AppHomeOpened { ChannelId: { } direct } opened)
            await places.OfDirectAsync(workspace.Id, direct, opened.UserId, null, cancellation);
        if (views.Takes(inbound))
            return await views.Handle(inbound, cancellation);
        switch (inbound)
        {
            case SlashCommand command:
                return await AskedAsync(command, workspace, cancellation);
            case PersonWrote wrote:
                await WroteAsync(wrote, workspace, cancellation);
                break;
            case BlockActions pressed:
                await PressedAsync(pressed, workspace, cancellation);
                break;
            case SlackEvent changed:
                await rooms.ChangedAsync(changed, workspace, cancellation);
                break;
            default:
                log.SlackIgnored(inbound.Envelope.Type);
                break;
        }
        return null;
    }

    private async Task<SlackReply?> AskedAsync(
        SlashCommand command,
        SlackWorkspace workspace,
        CancellationToken cancellation
    )
    {
        var (text, isPublic) = SlackWords.OfCommand(command.Command, command.Text, workspace.BotUserId);
        var person = await people.OfAsync(workspace.Id, command.UserId, cancellation);
        var isDirect = await places.IsDirectAsync(workspace.Id, command.ChannelId, cancellation);
        var activity = activities.Said(workspace, command.ChannelId, isDirect, command.UserId, text, person);
        activity.Conversation!.Name = SlackRooms.Name(command.ChannelName);
        var way = new CommandWay(command, isPublic, responses, time);
        await TurnAsync(activity, way, cancellation);
        if (
            await presence.HintAsync(
                workspace,
                command.ChannelId,
                text,
                languages.Of(null, person.Locale).Texts.Slack,
                cancellation
            ) is
            { } hint
        )
            await way.SayAsync(hint, cancellation);
        return way.Response;
    }

    /// <summary>A mention is answered in its thread, which begins with it when there is none; a direct message where it stands.</summary>
    private async Task WroteAsync(PersonWrote wrote, SlackWorkspace workspace, CancellationToken cancellation)
    {
        var person = await people.OfAsync(workspace.Id, wrote.UserId, cancellation);
        var text = SlackWords.Plain(wrote.Text, workspace.BotUserId);
        if (wrote.IsDirect)
            await places.OfDirectAsync(workspace.Id, wrote.ChannelId, wrote.UserId, person.Locale, cancellation);
        var activity = activities.Said(workspace, wrote.ChannelId, wrote.IsDirect, wrote.UserId, text, person);
        var thread = wrote.ThreadTs ?? (wrote.IsDirect ? null : wrote.Ts);
        await TurnAsync(activity, new PostWay(web.For(workspace.Id), wrote.ChannelId, thread, time), cancellation);
    }

    private async Task PressedAsync(BlockActions pressed, SlackWorkspace workspace, CancellationToken cancellation)
    {
        if (
            pressed.Actions is not [{ Value: { } value } action, ..]
            || pressed is not { UserId: { } user, ChannelId: { } channel }
        )
            return;
        var data = SlackFields.Object(value);
        if (data is null && action.Type != "button")
            return;
        var client = web.For(workspace.Id);
        var person = await people.OfAsync(workspace.Id, user, cancellation);
        var isDirect = await places.IsDirectAsync(workspace.Id, channel, cancellation);
        SlackWay way = pressed.ResponseUrl is { } url
            ? new ButtonWay(pressed, url, channel, isDirect, responses, client, time)
            : new PostWay(client, channel, pressed.ThreadTs, time);
        await TurnAsync(
            activities.Pressed(workspace, channel, isDirect, user, data ?? NoData, pressed.MessageTs, person),
            way,
            cancellation
        );
    }

    private async Task<SlackReply?> LeaveAsync(SlackInbound inbound, CancellationToken cancellation)
    {
        if (workspaces.IsOthers(inbound))
            log.SlackRefused(inbound.Envelope.Type, inbound.TeamId, SlackOrigin.OtherApp.Objection);
        else if ((inbound.TeamId ?? inbound.Envelope.EnterpriseId) is { } workspace)
            await rooms.LeaveAsync(workspace, (inbound as SlackEvent)?.At ?? time.GetUtcNow(), cancellation);
        return null;
    }

    private Task TurnAsync(Activity activity, SlackWay way, CancellationToken cancellation) =>
        bot(new SlackTurn(activity, way, answers), cancellation);

    /// <summary>A button that says nothing this version knows.</summary>
    private static JsonElement NoData { get; } = JsonElement.Parse("{}"u8);
}
