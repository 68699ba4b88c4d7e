using DigestBot.Channels;
using DigestBot.Digests.Schedules;
using DigestBot.Digests.Schedules.Phrases;
using DigestBot.Wording;

namespace DigestBot.Chat.Commands;

/// <summary>Changes the days, the time or the zone of one schedule; what is not said stays.</summary>
internal sealed class RescheduleCommand(SubscriptionStore subscriptions, ScheduleChanges changes, ScheduleCards cards)
    : ICommand
{
    public CommandHelp Help { get; } = new("reschedule", static of => of.Reschedule, 215);

    public IReadOnlyList<string> Verbs => [];

    public Effect EffectOf(CommandCall call) => Effect.Changes;

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var all = await subscriptions.OfAsync(call.Conversation.Id, cancellation);
        if (all.Count == 0)
            return ScheduleCards.NothingScheduled(call.Language);
        if (Chosen(call, all) is not var (one, words))
            return ScheduleChoice.WhichOne(call, all, call.Texts.Change.HowToReschedule);
        var (language, say) = (call.Language, call.Texts.Change);
        var reading = new ScheduleParser(language).ParseChange(words, one.Schedule);
        if (reading.Schedule is not { } schedule)
            return Fault(one, reading, language);
        var changed = say.Changed.With(
            ("rule", language.Rule(schedule)),
            ("zone", ZoneNames.Name(schedule.Zone)),
            ("was", language.Rule(one.Schedule))
        );
        return await changes.RescheduleAsync(call.Conversation.Id, one.Id, schedule, cancellation)
            ? await cards.ShowAsync(call, cancellation, $"{changed} {reading.Note}".TrimEnd())
            : await cards.ShowAsync(call, cancellation, say.Already.With(language.Rule(schedule)));
    }

    /// <summary>A number in front says which, unless there is only one and the number is a time.</summary>
    private static (Subscription One, string Words)? Chosen(CommandCall call, IReadOnlyList<Subscription> all)
    {
        var choice = ScheduleChoice.Of(call, all);
        if (call.Button is not null)
            return choice.Chosen is { } pressed ? (pressed[0], call.Text("when")) : null;
        if (choice is { IsNamed: true, Chosen: [var one], Words.Count: > 0 })
            return (one, string.Join(' ', choice.Words));
        return all.Count == 1 ? (all[0], call.Words) : null;
    }

    private static Reply Fault(Subscription one, ScheduleReading reading, Language language) =>
        Notice.Say(
            language,
            language.Texts.Change.When,
            reading.Fault!,
            [
                .. (reading.Suggestions ?? []).Select(when => new SuggestionView(
                    when,
                    new ButtonData("reschedule")
                    {
                        When = when,
                        Subscription = one.Id.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    }
                )),
            ]
        );
}
