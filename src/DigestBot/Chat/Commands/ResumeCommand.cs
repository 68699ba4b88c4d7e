using DigestBot.Digests.Schedules;
using DigestBot.Wording;

namespace DigestBot.Chat.Commands;

/// <summary>Lets paused schedules go on with their next digest.</summary>
internal sealed class ResumeCommand(SubscriptionStore subscriptions, ScheduleChanges changes, ScheduleCards cards)
    : ICommand
{
    public CommandHelp Help { get; } = new("resume", static of => of.Resume, 224);

    public IReadOnlyList<string> Verbs => [];

    public Effect EffectOf(CommandCall call) => Effect.Changes;

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var conversation = call.Conversation;
        var all = await subscriptions.OfAsync(conversation.Id, cancellation);
        if (all.Count == 0)
            return ScheduleCards.NothingScheduled(call.Language);
        var choice = ScheduleChoice.Of(call, all);
        if (choice.Chosen is null || choice.Words.Count > 0)
            return ScheduleChoice.WhichOne(call, all, call.Texts.Change.HowToResume);
        if (choice.Chosen.All(one => one.PausedAt is null))
            return await cards.ShowAsync(call, cancellation, call.Texts.Change.NothingPaused);
        await changes.ResumeAsync(conversation.Id, choice.Ids, cancellation);
        return await cards.ShowAsync(call, cancellation, StillLost(choice.Chosen, call.Texts.Change));
    }

    private static string StillLost(IEnumerable<Subscription> asked, ChangeTexts say) =>
        asked.FirstOrDefault(one => one is { PausedAt: not null, LostZone: not null }) is { } lost
            ? say.ZoneStillLost.With(lost.ZoneName)
            : "";
}
