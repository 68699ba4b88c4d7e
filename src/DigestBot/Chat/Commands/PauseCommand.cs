using DigestBot.Channels;
using DigestBot.Digests;
using DigestBot.Digests.Schedules;
using DigestBot.Digests.Schedules.Phrases;
using Microsoft.Extensions.Options;

namespace DigestBot.Chat.Commands;

/// <summary>Stops schedules for a while, or until <c>/resume</c>. What falls due meanwhile is not made up for.</summary>
internal sealed class PauseCommand(
    SubscriptionStore subscriptions,
    ScheduleChanges changes,
    ConversationClocks clocks,
    ScheduleCards cards,
    IOptions<DigestOptions> options,
    TimeProvider time
) : ICommand
{
    public CommandHelp Help { get; } = new("pause", static of => of.Pause, 222);

    public IReadOnlyList<string> Verbs => [];

    public Effect EffectOf(CommandCall call) => Effect.Changes;

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var conversation = call.Conversation.Id;
        var all = await subscriptions.OfAsync(conversation, cancellation);
        if (all.Count == 0)
            return ScheduleCards.NothingScheduled(call.Language);
        var choice = ScheduleChoice.Of(call, all);
        if (choice.Chosen is null)
            return ScheduleChoice.WhichOne(call, all, call.Texts.Change.HowToPause);
        var clock = await clocks.OfAsync(conversation, cancellation);
        var zone = clock.Zone ?? call.Zone ?? options.Value.Zone;
        var reading = PauseWords.Read(
            choice.Words,
            TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime,
            call.Texts.Fault
        );
        if (reading.Fault is { } fault)
            return Notice.Say(
                call.Language,
                call.Texts.Change.UntilWhen,
                fault,
                new SuggestionView(call.Texts.Labels.Schedule, new ButtonData("schedule"))
            );
        await changes.PauseAsync(conversation, choice.Ids, reading.End, cancellation);
        return await cards.ShowAsync(call, cancellation);
    }
}
