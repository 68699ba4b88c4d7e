using System.Globalization;
using DigestBot.Digests.Schedules;
using DigestBot.Topics;

namespace DigestBot.Chat.Commands;

/// <summary>Ends a schedule, after asking when it was a button.</summary>
internal sealed class UnsubscribeCommand(SubscriptionStore subscriptions, ScheduleCards cards, TopicCatalog topics)
    : ICommand
{
    public CommandHelp Help { get; } = new("unsubscribe", "/unsubscribe", "no more digests here", 230);

    public IReadOnlyList<string> Verbs => ["unsubscribe.ask"];

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var all = await subscriptions.OfAsync(call.Conversation.Id, cancellation);
        if (all.Count == 0)
            return ScheduleCommand.NothingScheduled();
        if (call.Verb == "unsubscribe.ask")
            return new Reply(cards.Of(all, asking: Chosen(call, all)?.Id), Replaces: true);
        if (call.Button is null && call.Words.Trim().Equals("all", StringComparison.OrdinalIgnoreCase))
            return await EndAsync(call, all, cancellation);
        return Chosen(call, all) is { } one ? await EndAsync(call, [one], cancellation) : WhichOne(call, all);
    }

    private async Task<Reply> EndAsync(
        CommandCall call,
        IReadOnlyList<Subscription> ended,
        CancellationToken cancellation
    )
    {
        foreach (var one in ended)
            await subscriptions.EndAsync(call.Conversation.Id, one.Id, cancellation);
        var rules = string.Join("; ", ended.Select(Rule));
        var reply = Notice.Say(
            "Unsubscribed",
            $"Ended: {rules}. What was posted stays.",
            new SuggestionView(
                "Subscribe again",
                new ButtonData("subscribe") { When = Again(ended[0].Schedule) + ended[0].Mode.Command }
            )
        );
        return reply with { Replaces = call.Button is not null };
    }

    /// <summary>The one a button names, the one a number names, or the only one.</summary>
    private static Subscription? Chosen(CommandCall call, IReadOnlyList<Subscription> all)
    {
        if (call.Button is not null)
            return call.Number("subscription") is { } id ? all.FirstOrDefault(one => one.Id.Value == id) : null;
        if (int.TryParse(call.Words.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            return position >= 1 && position <= all.Count ? all[position - 1] : null;
        return all.Count == 1 && call.Words.Trim().Length == 0 ? all[0] : null;
    }

    private string Rule(Subscription one) => ScheduleWords.Rule(one.Schedule) + one.Mode.Suffix(topics.Current);

    private Reply WhichOne(CommandCall call, IReadOnlyList<Subscription> all)
    {
        if (call.Button is not null)
            return Notice.Say(
                "That schedule is already gone",
                "/schedule shows what is set.",
                new SuggestionView("Schedule", new ButtonData("schedule"))
            );
        var lines = all.Select((one, index) => $"{index + 1}: {Rule(one)} ({one.Schedule.Zone.Id})");
        return Notice.Say(
            "Which one?",
            $"Write /unsubscribe and its number, or /unsubscribe all. {string.Join("; ", lines)}.",
            new SuggestionView("Schedule", new ButtonData("schedule"))
        );
    }

    private static string Again(Schedule schedule) =>
        $"{ScheduleWords.Days(schedule.Days).Replace(" and ", ",", StringComparison.Ordinal)} {ScheduleWords.Clock(schedule.Time)} {schedule.Zone.Id}";
}
