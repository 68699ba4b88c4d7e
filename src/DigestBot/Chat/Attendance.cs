using DigestBot.BotFramework;
using DigestBot.Channels;
using DigestBot.Channels.Teams;
using DigestBot.Chat.Teams;
using DigestBot.Digests.Deliveries;

namespace DigestBot.Chat;

/// <summary>The bot comes to a conversation or a team and goes, and places change while it is there.</summary>
internal sealed class Attendance(
    Welcome welcome,
    Presences presences,
    TeamsPlaces places,
    TeamsRooms rooms,
    Departures departures,
    Homecoming homecoming,
    ILogger<Attendance> log
)
{
    public Task OnChangeAsync(Turn turn, Conversation conversation, CancellationToken cancellation) =>
        IsRemoval(turn.Activity) ? LeaveAsync(conversation, cancellation)
        : IsArrival(turn.Activity) ? ArriveAsync(turn, conversation, cancellation)
        : rooms.ChangedAsync(turn.Activity, conversation, cancellation);

    /// <summary>Who removes it from a team removes it from all of its channels.</summary>
    private async Task LeaveAsync(Conversation conversation, CancellationToken cancellation)
    {
        foreach (var left in await places.TogetherAsync(conversation.Id, cancellation))
        {
            if (await departures.LeaveAsync(left.Id, ParkingCause.Removed, cancellation))
                log.PlaceLeft(left.Id.Value, ParkingCause.Removed.Sentence());
            await presences.MarkRemovedAsync(left.Id, cancellation);
        }
    }

    private async Task ArriveAsync(Turn turn, Conversation conversation, CancellationToken cancellation)
    {
        var chosen = await places.ChosenAsync(turn.Activity, conversation, cancellation);
        if (IsInstallation(turn.Activity) && Speaker.Of(chosen.Reference, turn.Activity.From) is { } person)
            await presences.MarkAddedAsync(chosen.Id, person, cancellation);
        await presences.MarkBackAsync(chosen.Id, cancellation);
        if (await presences.ClaimWelcomeAsync(chosen.Id, cancellation))
            await welcome.GreetAsync(turn, chosen, isElsewhere: chosen.Id != conversation.Id, cancellation);
        foreach (var back in await places.TogetherAsync(chosen.Id, cancellation))
            await homecoming.ReturnAsync(back, ParkingCause.Removed, cancellation);
    }

    /// <summary>Whether the bot was added.</summary>
    private static bool IsArrival(Activity activity) =>
        activity.Type == ActivityTypes.InstallationUpdate
            ? activity.Action is "add" or "add-upgrade"
            : activity.MembersAdded?.Any(member => member.Id == activity.Recipient?.Id) == true;

    /// <summary>A newer version of the app changes nothing about who brought it.</summary>
    private static bool IsInstallation(Activity activity) => activity.Action is not "add-upgrade";

    private static bool IsRemoval(Activity activity) =>
        activity.Type == ActivityTypes.InstallationUpdate
            ? activity.Action is "remove" or "remove-upgrade"
            : activity.MembersRemoved?.Any(member => member.Id == activity.Recipient?.Id) == true;
}
