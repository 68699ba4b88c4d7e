using DigestBot.Digests.Schedules;

namespace DigestBot.Chat.Commands;

/// <summary>Leaves the next digest out, and one more each time; the undo takes the last one back.</summary>
internal sealed class SkipCommand(
    SubscriptionStore subscriptions,
    ScheduleChanges changes,
    RunCalendar calendar,
    ScheduleCards cards,
    TimeProvider time
) : ICommand
{
    private const int MostSkipped = 5;

    public CommandHelp Help { get; } = new("skip", static of => of.Skip, 226);

    public IReadOnlyList<string> Verbs => ["skip.undo"];

    public Effect EffectOf(CommandCall call) => Effect.Changes;

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var all = await subscriptions.OfAsync(call.Conversation.Id, cancellation);
        if (all.Count == 0)
            return ScheduleCards.NothingScheduled(call.Language);
        var choice = ScheduleChoice.Of(call, all);
        var undo = call.Verb == "skip.undo" || IsUndo(choice.Words);
        if (choice.Chosen is null || (choice.Words.Count > 0 && !undo))
            return ScheduleChoice.WhichOne(call, all, call.Texts.Change.HowToSkip);
        return undo ? await UndoAsync(call, choice, cancellation) : await SkipAsync(call, choice, cancellation);
    }

    private async Task<Reply> SkipAsync(CommandCall call, ScheduleChoice choice, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var running = choice
            .Chosen!.Where(one => !one.IsPausedAt(now))
            .Select(one => (One: one, Next: calendar.NextPost(one)));
        var next = running.Where(one => one.Next is not null).OrderBy(one => one.Next).ToList();
        if (next.Count == 0)
            return await cards.ShowAsync(call, cancellation, call.Texts.Change.NothingToSkip);
        var skipped = choice.IsNamed ? next : next[..1];
        if (Run(call) is { Length: > 0 } run && skipped.All(one => RunCalendar.Name(one.Next!.Value) != run))
            return await cards.ShowAsync(call, cancellation, NotSkipped(call, skipped[0].One, run));
        if (skipped.Any(one => calendar.SkippedOf(one.One).Count >= MostSkipped))
            return await cards.ShowAsync(call, cancellation, call.Texts.Change.SkippedEnough.Of(MostSkipped));
        await changes.SkipAsync(
            call.Conversation.Id,
            skipped.ToDictionary(one => one.One.Id, one => one.Next!.Value),
            cancellation
        );
        var moments = skipped.Select(one => call.Language.Moment(one.Next!.Value, one.One.Schedule.Zone));
        return await cards.ShowAsync(call, cancellation, call.Texts.Change.Skipped.With(string.Join("; ", moments)));
    }

    private static string Run(CommandCall call) => call.Button is null ? "" : call.Text("run");

    /// <summary>A button skips the digest that was the next when its card was shown, however often it is pressed.</summary>
    private string NotSkipped(CommandCall call, Subscription subscription, string run)
    {
        var skipped = calendar.SkippedOf(subscription).Where(at => RunCalendar.Name(at) == run).ToList();
        return skipped is [var at]
            ? call.Texts.Change.SkippedAlready.With(call.Language.Moment(at, subscription.Schedule.Zone))
            : call.Texts.Change.NotTheNext;
    }

    private async Task<Reply> UndoAsync(CommandCall call, ScheduleChoice choice, CancellationToken cancellation)
    {
        var skipped = choice
            .Chosen!.Where(one => calendar.SkippedOf(one).Count > 0)
            .OrderBy(one => calendar.SkippedOf(one)[0])
            .ToList();
        if (skipped.Count == 0)
            return await cards.ShowAsync(call, cancellation, call.Texts.Change.NothingSkipped);
        var undone = choice.IsNamed ? skipped : skipped[..1];
        await changes.UndoSkipAsync(call.Conversation.Id, [.. undone.Select(one => one.Id)], cancellation);
        var moments = undone.Select(one => call.Language.Moment(calendar.SkippedOf(one)[^1], one.Schedule.Zone));
        return await cards.ShowAsync(call, cancellation, call.Texts.Change.Unskipped.With(string.Join("; ", moments)));
    }

    private static bool IsUndo(IReadOnlyList<string> words) => words is [var word] && Answers.IsUndo(word);
}
