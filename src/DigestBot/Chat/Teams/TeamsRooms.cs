using DigestBot.BotFramework;
using DigestBot.Channels;
using DigestBot.Channels.Teams;
using DigestBot.Digests.Deliveries;

namespace DigestBot.Chat.Teams;

/// <summary>What happens to teams and channels: they are renamed, archived, deleted and restored.</summary>
/// <remarks>Teams tells of every channel of a team in the name of the team's first one; those the bot was never spoken to in are none of its business.</remarks>
internal sealed class TeamsRooms(
    TeamsPlaces places,
    Departures departures,
    Homecoming homecoming,
    ILogger<TeamsRooms> log
)
{
    public async Task ChangedAsync(Activity activity, Conversation conversation, CancellationToken cancellation)
    {
        if (!Speaker.IsTeamsChannel(conversation.Reference))
            return;
        var data = activity.TeamsChannelData();
        switch (data.EventType?.ToLowerInvariant())
        {
            case "channelrenamed" when data.ChannelName is { Length: > 0 } name:
                if (await places.ChannelAsync(data.ChannelId, cancellation) is { } renamed)
                    await places.RenameAsync(renamed, name, cancellation);
                break;
            case "teamrenamed" when data is { TeamId: { } team, TeamName.Length: > 0 }:
                await places.RenameTeamAsync(team, data.TeamName, cancellation);
                break;
            case "channeldeleted":
                await LeaveAsync(await OfChannelAsync(data, cancellation), ParkingCause.ChannelDeleted, cancellation);
                break;
            case "teamdeleted" or "teamharddeleted":
                await LeaveAsync(await OfTeamAsync(conversation, cancellation), ParkingCause.TeamDeleted, cancellation);
                break;
            case "teamarchived":
                await LeaveAsync(
                    await OfTeamAsync(conversation, cancellation),
                    ParkingCause.TeamArchived,
                    cancellation
                );
                break;
            case "channelrestored":
                await ReturnAsync(await OfChannelAsync(data, cancellation), ParkingCause.ChannelDeleted, cancellation);
                break;
            case "teamrestored":
                await ReturnAsync(
                    await OfTeamAsync(conversation, cancellation),
                    ParkingCause.TeamDeleted,
                    cancellation
                );
                break;
            case "teamunarchived":
                await ReturnAsync(
                    await OfTeamAsync(conversation, cancellation),
                    ParkingCause.TeamArchived,
                    cancellation
                );
                break;
        }
    }

    private Task<IReadOnlyList<Conversation>> OfTeamAsync(Conversation conversation, CancellationToken cancellation) =>
        places.TogetherAsync(conversation.Id, cancellation);

    private async Task<IReadOnlyList<Conversation>> OfChannelAsync(
        TeamsChannelData data,
        CancellationToken cancellation
    ) => await places.ChannelAsync(data.ChannelId, cancellation) is { } known ? [known] : [];

    private async Task LeaveAsync(IReadOnlyList<Conversation> left, ParkingCause cause, CancellationToken cancellation)
    {
        foreach (var one in left)
            if (await departures.LeaveAsync(one.Id, cause, cancellation))
                log.PlaceLeft(one.Id.Value, cause.Sentence());
    }

    /// <summary>What was given up for another reason stays so.</summary>
    private async Task ReturnAsync(
        IReadOnlyList<Conversation> restored,
        ParkingCause over,
        CancellationToken cancellation
    )
    {
        foreach (var one in restored)
            await homecoming.ReturnAsync(one, over, cancellation);
    }
}
