using System.Globalization;
using System.Text.Json;
using DigestBot.Channels;
using DigestBot.Digests;
using DigestBot.Digests.Content;
using DigestBot.Digests.Schedules;
using DigestBot.Topics;
using DigestBot.Wording;
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
            return NothingScheduled(call.Language, lead);
        var clock = await clocks.OfAsync(call.Conversation.Id, cancellation);
        var message = Message(
            new Shown(call.Language, all, clock, lead, asking, all.Count > 2 ? RunsShownOfMany : RunsShown, all.Count)
        );
        return new Reply(message, Replaces: call.Button is not null && (asking is null || !HasViews(call)));
    }

    /// <summary>Teams shows one person a question; an edit would ask everybody.</summary>
    private static bool HasViews(CommandCall call) => call.Conversation.ChannelId == Speaker.Teams;

    public static Reply NothingScheduled(Language language, string lead = "") =>
        Notice.Say(
            language,
            language.Texts.Schedule.None,
            $"{lead} {language.Texts.Schedule.WriteSubscribe}".TrimStart(),
            Suggested(language.Texts.Labels.WeekdaysAtHalfPastEight, "weekdays 08:30"),
            Suggested(language.Texts.Labels.EveryDayAtEight, "daily 08:00"),
            new SuggestionView(language.Texts.Labels.DigestNow, new ButtonData("digest"))
        );

    private static SuggestionView Suggested(string label, string when) =>
        new(label, new ButtonData("subscribe") { When = when });

    private sealed record Shown(
        Language Language,
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
        var (all, language, say) = (shown.All, shown.Language, shown.Language.Texts.Schedule);
        var items = all.Take(shown.Count)
            .Select((one, index) => View(one, all.Count > 1 ? $"{index + 1}. " : "", shown, now))
            .ToList();
        var view = new ScheduleView(
            language.Code,
            Summary(shown, now),
            say.Heading.Of(all.Count),
            Typography.Breakable(shown.Lead),
            items,
            all.Count > shown.Count ? say.More.Of(all.Count - shown.Count, ("total", language.Number(all.Count))) : "",
            Place(shown.Clock, say),
            say.NoneSentence,
            "weekdays 08:30",
            Ways.To(new ButtonData("schedule"), language),
            new ScheduleLabels(language.Texts.Labels)
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

    /// <summary>Fewer runs first, then fewer schedules.</summary>
    private static Shown? Smaller(Shown shown) =>
        shown.Runs > 1 ? shown with { Runs = 1 }
        : shown.Count > 1 ? shown with { Count = shown.Count - 1 }
        : null;

    private ScheduleItemView View(Subscription subscription, string number, Shown shown, DateTimeOffset now)
    {
        var language = shown.Language;
        var asking = subscription.Id == shown.Asking;
        var schedule = subscription.Schedule;
        var runs = Upcoming(subscription, shown.Runs);
        var rule = Rule(subscription, language);
        var paused = subscription.IsPausedAt(now);
        return new ScheduleItemView(
            subscription.Id.Value.ToString(CultureInfo.InvariantCulture),
            number + (paused ? language.Texts.Schedule.PausedRule.With(rule) : language.Capital(rule)),
            $"{subscription.ZoneName} · {Amount(subscription.Mode, language.Texts.Schedule)}",
            paused,
            calendar.SkippedOf(subscription).Count > 0,
            calendar.NextName(subscription),
            asking,
            ScheduleNotices.Of(subscription, asking, now, topics.Current, language),
            [.. runs.Select(run => View(run, schedule.Zone, language))],
            language.ClockChange(schedule, [.. runs.Select(run => run.At)])
        );
    }

    private string Rule(Subscription subscription, Language language) =>
        language.Rule(subscription.Schedule) + subscription.Mode.Suffix(topics.Current, language);

    private string Amount(DigestMode mode, ScheduleTexts say) =>
        mode.Kind == DigestKind.All ? say.Newest : say.UpTo.Of(options.Value.SectionsPerDigest);

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

    private static ScheduleRunView View(Run run, TimeZoneInfo zone, Language language)
    {
        var (day, clock) = language.Run(run.At, zone);
        return run.Fate switch
        {
            RunFate.Skipped => new ScheduleRunView(day, language.Texts.Schedule.Skipped),
            RunFate.Holiday => new ScheduleRunView(day, language.Texts.Schedule.Holiday),
            _ => new ScheduleRunView(day, clock),
        };
    }

    private string Summary(Shown shown, DateTimeOffset now)
    {
        var (language, say) = (shown.Language, shown.Language.Texts.Schedule);
        var rules = shown.All.Select(one =>
            (one.IsPausedAt(now) ? say.PausedRuleInZone : say.RuleInZone).With(
                ("rule", Rule(one, language)),
                ("zone", one.ZoneName)
            )
        );
        var next = shown.All.Where(one => calendar.NextPost(one) is not null).MinBy(calendar.NextPost);
        string[] sentences =
        [
            shown.Lead,
            say.Summary.With(string.Join("; ", rules)),
            next is null ? "" : say.Next.With(language.Moment(calendar.NextPost(next)!.Value, next.Schedule.Zone)),
        ];
        return string.Join(' ', sentences.Where(sentence => sentence.Length > 0));
    }

    private static string Place(ConversationClock clock, ScheduleTexts say)
    {
        string[] sentences =
        [
            clock.Zone is { } zone ? say.Zone.With(ZoneNames.Name(zone)) : "",
            clock.Quiet is { } quiet ? say.Quiet.With(quiet.ToString()) : "",
        ];
        return string.Join(' ', sentences.Where(sentence => sentence.Length > 0));
    }

    private static IEnumerable<string> Lines(ScheduleItemView item) =>
        [$"{item.Title} ({item.Zone})", item.Notice, .. item.Runs.Select(run => $"  {run.Day} {run.Time}"), item.Note];
}
