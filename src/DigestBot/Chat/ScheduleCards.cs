using System.Globalization;
using System.Text.Json;
using DigestBot.Channels;
using DigestBot.Digests;
using DigestBot.Digests.Content;
using DigestBot.Digests.Schedules;
using DigestBot.Topics;
using Microsoft.Extensions.Options;

namespace DigestBot.Chat;

/// <summary>The schedules of a conversation with their next runs, as a card.</summary>
internal sealed class ScheduleCards(
    SubscriptionStore subscriptions,
    ConversationClocks clocks,
    RunCalendar calendar,
    TopicCatalog topics,
    IOptions<DigestOptions> options,
    TimeProvider time
)
{
    private const int RunsShown = 5;
    private const int RunsShownOfMany = 3;

    /// <summary>What is scheduled now.</summary>
    /// <param name="lead">What was just done about it; empty for nothing.</param>
    /// <param name="asking">The schedule that is about to be ended, if its end is yet to be confirmed.</param>
    public async Task<Reply> ShowAsync(
        CommandCall call,
        CancellationToken cancellation,
        string lead = "",
        SubscriptionId? asking = null
    )
    {
        var all = await subscriptions.OfAsync(call.Conversation.Id, cancellation);
        if (all.Count == 0)
            return NothingScheduled(lead);
        var clock = await clocks.OfAsync(call.Conversation.Id, cancellation);
        var message = Message(
            new Shown(all, clock, lead, asking, all.Count > 2 ? RunsShownOfMany : RunsShown, all.Count)
        );
        return new Reply(message, Replaces: call.Button is not null);
    }

    public static Reply NothingScheduled(string lead = "") =>
        Notice.Say(
            "No digests are scheduled here",
            $"{lead} Write for example /subscribe weekdays 08:30.".TrimStart(),
            new SuggestionView("Weekdays at 08:30", new ButtonData("subscribe") { When = "weekdays 08:30" }),
            new SuggestionView("Every day at 08:00", new ButtonData("subscribe") { When = "daily 08:00" }),
            new SuggestionView("Digest now", new ButtonData("digest"))
        );

    private sealed record Shown(
        IReadOnlyList<Subscription> All,
        ConversationClock Clock,
        string Lead,
        SubscriptionId? Asking,
        int Runs,
        int Count
    );

    private CardMessage Message(Shown shown)
    {
        var now = time.GetUtcNow();
        var all = shown.All;
        var items = all.Take(shown.Count)
            .Select(
                (one, index) =>
                    View(one, all.Count > 1 ? $"{index + 1}. " : "", one.Id == shown.Asking, shown.Runs, now)
            )
            .ToList();
        var view = new ScheduleView(
            "en",
            Summary(shown, now),
            all.Count == 1 ? "Digest schedule" : $"{all.Count} digest schedules",
            Typography.Breakable(shown.Lead),
            items,
            all.Count > shown.Count
                ? $"And {Amounts.Of(all.Count - shown.Count, "more schedule")}: every command takes its number, up to {all.Count}."
                : "",
            Place(shown.Clock),
            "No digests are scheduled here.",
            "weekdays 08:30",
            Ways.To(Again(shown.Asking)),
            new ScheduleLabels()
        );
        return new CardMessage(
            "schedule",
            JsonSerializer.SerializeToElement(view, ChatJson.Default.ScheduleView),
            view.Summary,
            PlainText.Join([view.Heading, view.Lead, .. items.SelectMany(Lines), view.More, view.Place])
        )
        {
            Items = shown.Count,
            Smaller = Smaller(shown) is { } smaller ? () => Message(smaller) : null,
        };
    }

    private static ButtonData Again(SubscriptionId? asking) =>
        asking is { } id
            ? new ButtonData("unsubscribe.ask") { Subscription = id.Value.ToString(CultureInfo.InvariantCulture) }
            : new ButtonData("schedule");

    /// <summary>Fewer runs first, then fewer schedules.</summary>
    private static Shown? Smaller(Shown shown) =>
        shown.Runs > 1 ? shown with { Runs = 1 }
        : shown.Count > 1 ? shown with { Count = shown.Count - 1 }
        : null;

    private ScheduleItemView View(Subscription subscription, string number, bool asking, int count, DateTimeOffset now)
    {
        var schedule = subscription.Schedule;
        var runs = Upcoming(subscription, count);
        var rule = Rule(subscription);
        var paused = subscription.IsPausedAt(now);
        return new ScheduleItemView(
            subscription.Id.Value.ToString(CultureInfo.InvariantCulture),
            number + (paused ? $"Paused: {rule}" : char.ToUpperInvariant(rule[0]) + rule[1..]),
            $"{subscription.ZoneName} · {Amount(subscription.Mode)}",
            paused,
            calendar.SkippedOf(subscription).Count > 0,
            asking,
            ScheduleNotices.Of(subscription, asking, now, topics.Current),
            [.. runs.Select(run => View(run, schedule.Zone))],
            ScheduleWords.ClockChange(schedule, [.. runs.Select(run => run.At)])
        );
    }

    private string Rule(Subscription subscription) =>
        ScheduleWords.Rule(subscription.Schedule) + subscription.Mode.Suffix(topics.Current);

    private string Amount(DigestMode mode) =>
        mode.Kind == DigestKind.All
            ? "the newest article, each time"
            : $"up to {Amounts.Of(options.Value.SectionsPerDigest, "section")} a digest";

    /// <summary>So many digests, with what is left out before the last of them.</summary>
    private List<Run> Upcoming(Subscription subscription, int count)
    {
        var posted = 0;
        return
        [
            .. calendar
                .RunsOf(subscription)
                .TakeWhile(run => posted < count && (posted += run.Fate == RunFate.Posted ? 1 : 0) >= 0)
                .Take(count + 7),
        ];
    }

    private static ScheduleRunView View(Run run, TimeZoneInfo zone)
    {
        var (day, clock) = ScheduleWords.Run(run.At, zone);
        return run.Fate switch
        {
            RunFate.Skipped => new ScheduleRunView(day, "skipped"),
            RunFate.Holiday => new ScheduleRunView(day, "holiday, no digest"),
            _ => new ScheduleRunView(day, clock),
        };
    }

    private string Summary(Shown shown, DateTimeOffset now)
    {
        var rules = string.Join(
            "; ",
            shown.All.Select(one => $"{Rule(one)}, {one.ZoneName}{(one.IsPausedAt(now) ? " (paused)" : "")}")
        );
        var said = $"{(shown.Lead.Length > 0 ? $"{shown.Lead} " : "")}Digests here: {rules}.";
        var next = shown.All.Where(one => calendar.NextPost(one) is not null).MinBy(calendar.NextPost);
        return next is null
            ? said
            : $"{said} Next: {ScheduleWords.Moment(calendar.NextPost(next)!.Value, next.Schedule.Zone)}.";
    }

    private static string Place(ConversationClock clock)
    {
        var zone = clock.Zone is null ? "" : $"Time zone of this conversation: {ZoneNames.Name(clock.Zone)}. ";
        return (clock.Quiet is { } quiet ? $"{zone}Quiet hours: {quiet}." : zone).TrimEnd();
    }

    private static IEnumerable<string> Lines(ScheduleItemView item) =>
        [$"{item.Title} ({item.Zone})", item.Notice, .. item.Runs.Select(run => $"  {run.Day} {run.Time}"), item.Note];
}
