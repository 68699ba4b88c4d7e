using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>What Slack tells of somebody: whether they administer the workspace, or made the channel.</summary>
internal sealed class SlackRoster(SlackWeb web)
{
    /// <returns>Null when Slack does not tell.</returns>
    public async Task<Standing?> AskAsync(SlackAddress place, string person, CancellationToken cancellation)
    {
        var client = web.For(place.TeamId);
        var user = person.Split('/')[^1];
        var asked = client.UserAsync(user, cancellation);
        var room = (await client.RoomAsync(place.ChannelId, cancellation)).Value;
        var known = (await asked).Value;
        return room is { IsGroupChat: true } ? new Standing(IsInCharge: true)
            : known is { IsAdmin: true } || room?.CreatorId == user ? new Standing(IsInCharge: true)
            : known is not null && room is not null ? new Standing(IsInCharge: false)
            : null;
    }
}
