using DigestBot.Channels.Slack;
using DigestBot.Wording;

namespace DigestBot.Chat.Rights;

/// <summary>Between two people of whom the bot is none, it answers a command and can post nothing later.</summary>
internal sealed class SlackReach(SlackPlaces places)
{
    /// <returns>What somebody is told who wants something posted there; null when it can be.</returns>
    public async Task<Reply?> ObjectionAsync(ICommand command, CommandCall call, CancellationToken cancellation)
    {
        if (!SlackAddress.IsOthers(call.Conversation) || command.EffectOf(call) != Effect.Adds)
            return null;
        var say = call.Texts.Slack;
        return await IsDirectAsync(call, cancellation) switch
        {
            true => null,
            false => Refusals.Nothing(call.Language, say.NotBetween),
            null => Refusals.Nothing(call.Language, say.NotTold),
        };
    }

    private async Task<bool?> IsDirectAsync(CommandCall call, CancellationToken cancellation) =>
        SlackAddress.Of(call.Conversation.Reference) is { } place && call.Person?.Split('/') is [_, var user]
            ? await places.AskDirectAsync(place.TeamId, place.ChannelId, user, cancellation)
            : null;
}
