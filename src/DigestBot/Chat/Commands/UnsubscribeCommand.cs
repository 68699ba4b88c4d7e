using DigestBot.Channels;
using DigestBot.Digests.Schedules;
using DigestBot.Topics;

namespace DigestBot.Chat.Commands;

/// <summary>Ends a schedule, after asking when it was a button.</summary>
internal sealed class UnsubscribeCommand(
    SubscriptionStore subscriptions,
    ScheduleChanges changes,
    ScheduleCards cards,
    TopicCatalog topics
) : ICommand
{
    private const string Ask = "unsubscribe.ask";
    private const string Keep = "unsubscribe.keep";

    public CommandHelp Help { get; } = new("unsubscribe", static of => of.Unsubscribe, 230);

    public IReadOnlyList<string> Verbs => [Ask, Keep];

    public Effect EffectOf(CommandCall call) => call.Verb is Ask or Keep ? Effect.None : Effect.Changes;

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var all = await subscriptions.OfAsync(call.Conversation.Id, cancellation);
        if (all.Count == 0)
            return ScheduleCards.NothingScheduled(call.Language);
        if (call.Verb == Keep || call is { Verb: Ask, IsAutomatic: true })
            return await cards.ShowAsync(call, cancellation);
        var choice = ScheduleChoice.Of(call, all);
        if (call.Verb == Ask)
            return await cards.ShowAsync(call, cancellation, asking: choice.Chosen?[0].Id);
        return choice is { Chosen: { } chosen, Words.Count: 0 } && (choice.IsNamed || all.Count == 1)
            ? await EndAsync(call, chosen, cancellation)
            : ScheduleChoice.WhichOne(call, all, call.Texts.Change.HowToUnsubscribe);
    }

    private async Task<Reply> EndAsync(
        CommandCall call,
        IReadOnlyList<Subscription> ended,
        CancellationToken cancellation
    )
    {
        await changes.EndAsync(call.Conversation.Id, [.. ended.Select(one => one.Id)], cancellation);
        var (language, say) = (call.Language, call.Texts.Change);
        var rules = string.Join(
            "; ",
            ended.Select(one => language.Rule(one.Schedule) + one.Mode.Suffix(topics.Current, language))
        );
        var reply = Notice.Say(
            language,
            say.Unsubscribed,
            say.Ended.With(rules),
            new SuggestionView(
                say.SubscribeAgain,
                new ButtonData("subscribe")
                {
                    When = language.Command(ended[0].Schedule) + ended[0].Mode.Command(language),
                }
            )
        );
        return reply with { Replaces = call.Button is not null };
    }
}
