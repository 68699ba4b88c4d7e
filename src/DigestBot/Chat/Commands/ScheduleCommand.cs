using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Digests.Follows;
using DigestBot.Digests.Schedules;

namespace DigestBot.Chat.Commands;

/// <summary>Shows what is scheduled here and the next runs; its buttons pause, resume and end a schedule.</summary>
internal sealed class ScheduleCommand(SubscriptionStore subscriptions, ScheduleCards cards) : ICommand
{
    public CommandHelp Help { get; } = new("schedule", "/schedule", "what is set and the next 5 runs", 220);

    public IReadOnlyList<string> Verbs => ["pause", "resume"];

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var conversation = call.Conversation;
        if (call.Number("subscription") is { } id && call.Verb == "pause")
            await subscriptions.PauseAsync(conversation.Id, new SubscriptionId(id), cancellation);
        else if (call.Number("subscription") is { } paused && call.Verb == "resume")
            await subscriptions.ResumeAsync(conversation.Id, new SubscriptionId(paused), cancellation);
        var all = await subscriptions.OfAsync(conversation.Id, cancellation);
        return all.Count == 0
            ? NothingScheduled()
            : new Reply(cards.Of(all, asking: null), Replaces: call.Button is not null);
    }

    public static Reply NothingScheduled() =>
        Notice.Say(
            "No digests are scheduled here",
            "Write for example /subscribe weekdays 08:30.",
            new SuggestionView("Weekdays at 08:30", new ButtonData("subscribe") { When = "weekdays 08:30" }),
            new SuggestionView("Every day at 08:00", new ButtonData("subscribe") { When = "daily 08:00" }),
            new SuggestionView("Digest now", new ButtonData("digest"))
        );
}
