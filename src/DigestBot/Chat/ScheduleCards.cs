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
internal sealed class ScheduleCards(TopicCatalog topics, IOptions<DigestOptions> options)
{
    private const int RunsShown = 5;
    private const int RunsShownOfMany = 3;

    /// <param name="asking">The schedule that is about to be ended, if its end is yet to be confirmed.</param>
    public CardMessage Of(IReadOnlyList<Subscription> all, SubscriptionId? asking)
    {
        var shown = all.Select(one => View(one, one.Id == asking, all.Count > 2 ? RunsShownOfMany : RunsShown))
            .ToList();
        var view = new ScheduleView(
            "en",
            Summary(all),
            all.Count == 1 ? "Digest schedule" : $"{all.Count} digest schedules",
            shown,
            "No digests are scheduled here.",
            "weekdays 08:30",
            new ScheduleLabels()
        );
        return new CardMessage(
            "schedule",
            JsonSerializer.SerializeToElement(view, ChatJson.Default.ScheduleView),
            view.Summary,
            PlainText.Join([view.Heading, .. shown.SelectMany(Lines)])
        );
    }

    private ScheduleItemView View(Subscription subscription, bool asking, int count)
    {
        var schedule = subscription.Schedule;
        var runs = subscription.NextDue is { } next
            ? schedule.RunsAfter(next.AddMilliseconds(-1)).Take(count).ToList()
            : [];
        var rule = Rule(subscription);
        return new ScheduleItemView(
            subscription.Id.Value.ToString(CultureInfo.InvariantCulture),
            subscription.IsPaused ? $"Paused: {rule}" : char.ToUpperInvariant(rule[0]) + rule[1..],
            $"{schedule.Zone.Id} · {Amount(subscription.Mode)}",
            subscription.IsPaused,
            asking,
            Notice(subscription, asking),
            [
                .. runs.Select(run => ScheduleWords.Run(run, schedule.Zone))
                    .Select(run => new ScheduleRunView(run.Day, run.Time)),
            ],
            ScheduleWords.ClockChange(schedule, runs)
        );
    }

    private string Rule(Subscription subscription) =>
        ScheduleWords.Rule(subscription.Schedule) + subscription.Mode.Suffix(topics.Current);

    private string Amount(DigestMode mode) =>
        mode.Kind == DigestKind.All
            ? "the newest article, each time"
            : $"up to {Amounts.Of(options.Value.SectionsPerDigest, "section")} a digest";

    private string Vanished(DigestMode mode) =>
        mode.Vanished(topics.Current) is { Count: > 0 } gone
            ? $"Nothing comes about {DigestMode.Listed(gone)} any more: the keyword map no longer has it."
            : "";

    private string Notice(Subscription subscription, bool asking)
    {
        if (asking)
            return "Stop these digests? What was posted stays.";
        if (subscription.PausedAt is not { } since)
            return Vanished(subscription.Mode);
        var day = ScheduleWords.Day(TimeZoneInfo.ConvertTime(since, subscription.Schedule.Zone).DateTime);
        return subscription.PausedReason is { } reason
            ? $"Paused since {day}: {reason}. Press Resume to go on."
            : $"Paused since {day}. Press Resume to go on.";
    }

    private string Summary(IReadOnlyList<Subscription> all)
    {
        var rules = string.Join(
            "; ",
            all.Select(one => $"{Rule(one)}, {one.Schedule.Zone.Id}{(one.IsPaused ? " (paused)" : "")}")
        );
        var next = all.Where(one => one.NextDue is not null).MinBy(one => one.NextDue);
        return next is null
            ? $"Digests here: {rules}."
            : $"Digests here: {rules}. Next: {ScheduleWords.Moment(next.NextDue!.Value, next.Schedule.Zone)}.";
    }

    private static IEnumerable<string> Lines(ScheduleItemView item) =>
        [$"{item.Title} ({item.Zone})", item.Notice, .. item.Runs.Select(run => $"  {run.Day} {run.Time}"), item.Note];
}

internal sealed record ScheduleRunView(string Day, string Time);

internal sealed record ScheduleItemView(
    string Id,
    string Title,
    string Zone,
    bool Paused,
    bool Asking,
    string Notice,
    IReadOnlyList<ScheduleRunView> Runs,
    string Note
);

internal sealed record ScheduleView(
    string Lang,
    string Summary,
    string Heading,
    IReadOnlyList<ScheduleItemView> Schedules,
    string Empty,
    string Suggested,
    ScheduleLabels Say
);

internal sealed record ScheduleLabels
{
    public string Schedule { get; } = "Digest schedule";
    public string Next { get; } = "Next digests";
    public string Pause { get; } = "Pause";
    public string Resume { get; } = "Resume";
    public string Unsubscribe { get; } = "Unsubscribe";
    public string Keep { get; } = "Keep";
    public string Subscribe { get; } = "Weekdays at 08:30";
    public string DigestNow { get; } = "Digest now";
}
