using DigestBot.Channels;
using DigestBot.Channels.Slack;
using DigestBot.Digests;
using DigestBot.Digests.Schedules;
using Microsoft.Extensions.Options;

namespace DigestBot.Chat.Rights;

/// <summary>
/// Says who may change what is posted in a channel on the bot's own account: whoever is in charge of it, whoever added the bot, whoever set the
/// schedule up, and those the operator names. Elsewhere everybody may.
/// </summary>
internal sealed class ScheduleRights(
    Presences presences,
    SubscriptionStore subscriptions,
    Rosters rosters,
    IOptions<DigestOptions> options
)
{
    /// <returns>What somebody who may not is told; null when they may.</returns>
    public async Task<Reply?> ObjectionAsync(ICommand command, CommandCall call, CancellationToken cancellation)
    {
        var here = call.Conversation;
        if (options.Value.MayEverybody || !IsChannel(here) || command.EffectOf(call) == Effect.None)
            return null;
        if (call.Person is not { } person)
            return Refusals.Unknown(call.Language);
        if (options.Value.IsManager(person) || await HasStartedAsync(command, call, person, cancellation))
            return null;
        return await rosters.FindAsync(here, person, call.IsHurried, cancellation) switch
        {
            { IsInCharge: true } => null,
            { Name: { } name } when options.Value.IsManager(name) => null,
            null => Refusals.Unknown(call.Language),
            _ => Refusals.Others(call.Language, SlackAddress.Of(here.Reference) is not null),
        };
    }

    private static bool IsChannel(Conversation conversation) =>
        Speaker.IsTeamsChannel(conversation.Reference)
        || SlackAddress.Of(conversation.Reference) is { } address && !SlackAddress.IsBetweenTwo(address.ChannelId);

    /// <summary>Whether they brought the bot here, or all that would change is theirs.</summary>
    private async Task<bool> HasStartedAsync(
        ICommand command,
        CommandCall call,
        string person,
        CancellationToken cancellation
    )
    {
        var here = call.Conversation.Id;
        if ((await presences.AddedByAsync(here, cancellation)).Contains(person, StringComparer.OrdinalIgnoreCase))
            return true;
        if (command.EffectOf(call) == Effect.Adds)
            return false;
        var all = await subscriptions.OfAsync(here, cancellation);
        var own = await subscriptions.SignedByAsync(here, person, cancellation);
        var changed = ScheduleChoice.Of(call, all).Chosen ?? all;
        return changed.Count > 0 && changed.All(one => own.Contains(one.Id));
    }
}
