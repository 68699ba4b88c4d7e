using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using DigestBot.Channels;
using DigestBot.Digests;
using DigestBot.Digests.Content;
using DigestBot.Digests.Schedules;
using DigestBot.Topics;
using Microsoft.Extensions.Options;

namespace DigestBot.Chat.Commands;

/// <summary>Has digests posted on a schedule: answers at once with a sample and the next run.</summary>
internal sealed partial class SubscribeCommand(
    SubscriptionStore subscriptions,
    ConversationClocks clocks,
    RunCalendar calendar,
    DigestComposer composer,
    TopicCatalog topics,
    IOptions<DigestOptions> options,
    TimeProvider time
) : ICommand
{
    private const int SampleSections = 2;

    public CommandHelp Help { get; } = new("subscribe", static of => of.Subscribe, 210);

    public IReadOnlyList<string> Verbs => [];

    public Effect EffectOf(CommandCall call) => Effect.Adds;

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var asked = Asked().Match(call.Text("when"));
        var when = asked.Groups["when"].Value.Trim();
        var about = asked.Groups["topics"].Success
            ? AskedTopics.Read(topics.Current, asked.Groups["topics"].Value)
            : null;
        if (about is { Unknown: { } unknown })
            return AskedTopics.Miss(
                topics.Current,
                unknown,
                name => Again(when, DigestMode.About([.. about.Names, name]))
            );
        if (about is { Known.Count: 0 })
            return NoTopics(when);
        var mode =
            about is not null ? DigestMode.About(about.Names)
            : asked.Groups["all"].Success ? DigestMode.All
            : DigestMode.New;
        var clock = await clocks.OfAsync(call.Conversation.Id, cancellation);
        var reading = ScheduleParser.Parse(when, clock.Zone ?? call.Zone ?? options.Value.Zone);
        if (reading.Schedule is not { } schedule)
            return NotUnderstood(reading, mode);
        var outcome = await subscriptions.AddAsync(call.Conversation.Id, schedule, mode, cancellation);
        if (outcome is { IsNew: true } && call.Person is { } person)
            await subscriptions.SignAsync(outcome.Subscription.Id, person, cancellation);
        return outcome switch
        {
            null => TooMany(),
            { IsNew: false } => AlreadyThere(outcome.Subscription),
            _ => new Reply(Subscribed(outcome, Notes(outcome, reading, clock, call.Zone), SampleSections)),
        };
    }

    private static ButtonData Again(string when, DigestMode mode) => new("subscribe") { When = when + mode.Command };

    private static Reply NotUnderstood(ScheduleReading reading, DigestMode mode) =>
        Notice.Say(
            "When should digests come?",
            reading.Fault!,
            [.. (reading.Suggestions ?? []).Select(when => new SuggestionView(when + mode.Command, Again(when, mode)))]
        );

    private Reply NoTopics(string when) =>
        Notice.Say(
            "About which topics?",
            $"Name them at the end, for example /subscribe {when} topics {topics.Current.Topics[0].Name}.",
            new SuggestionView("All topics", new ButtonData("topics"))
        );

    private Reply TooMany() =>
        Notice.Say(
            $"This conversation has {options.Value.SchedulesPerConversation} schedules",
            "That is as many as it may have. End one with /unsubscribe first.",
            new SuggestionView("Schedule", new ButtonData("schedule"))
        );

    private Reply AlreadyThere(Subscription subscription) =>
        Notice.Say(
            $"Already subscribed: {Rule(subscription)}",
            $"{Next(subscription)}.",
            new SuggestionView("Schedule", new ButtonData("schedule"))
        );

    private CardMessage Subscribed(SubscribeOutcome outcome, string notes, int sections)
    {
        var subscription = outcome.Subscription;
        var confirmation = $"Subscribed: {Rule(subscription)}";
        var next = Next(subscription);
        var sample = composer.Sample(subscription.Mode, sections);
        var view = new SubscribedView(
            "en",
            $"{confirmation}. {next}.",
            subscription.Id.Value.ToString(CultureInfo.InvariantCulture),
            sample.Count > 0
                ? "Sample · this is how a digest looks"
                : "Nothing has been read yet; digests start with the first article",
            sample,
            confirmation,
            next + (notes.Length > 0 ? $". {notes}" : ""),
            DigestWords.English
        );
        return new CardMessage(
            "subscribed",
            JsonSerializer.SerializeToElement(view, DigestJson.Default.SubscribedView),
            view.Summary,
            PlainText.Join([view.Confirmation, view.Next, view.Kicker, .. SampleText.Lines(sample)])
        )
        {
            Smaller = sections > 1 ? () => Subscribed(outcome, notes, sections - 1) : null,
        };
    }

    private string Rule(Subscription subscription) =>
        ScheduleWords.Rule(subscription.Schedule) + subscription.Mode.Suffix(topics.Current);

    /// <summary>What somebody might not expect of the schedule they asked for.</summary>
    private string Notes(
        SubscribeOutcome outcome,
        ScheduleReading reading,
        ConversationClock clock,
        TimeZoneInfo? person
    )
    {
        var schedule = outcome.Subscription.Schedule;
        string[] notes =
        [
            reading.Note,
            person is not null && clock.Zone?.Id == schedule.Zone.Id && !Zones.AreSame(person, schedule.Zone)
                ? $"That is this conversation’s time zone; yours is {ZoneNames.Name(person)}."
                : "",
            clock.IsQuietAt(schedule, time.GetUtcNow())
                ? $"That is within the quiet hours here ({clock.Quiet}); it comes at its time all the same."
                : "",
            outcome.Count > 1 ? $"There are {outcome.Count} schedules here now: /schedule shows them." : "",
        ];
        return string.Join(' ', notes.Where(note => note.Length > 0));
    }

    private string Next(Subscription subscription) =>
        calendar.NextPost(subscription) is { } next
            ? $"Next digest: {ScheduleWords.Moment(next, subscription.Schedule.Zone)}"
            : "No digest is to come: every day is a holiday";

    /// <summary>"weekdays 8:30", "daily 9 all", "weekdays 8:30 about the topics quad, aukus".</summary>
    [GeneratedRegex(
        @"^(?<when>.*?)((^|\s+)(?<all>all)|(^|\s+)((about\s+)?(the\s+)?topics?\b:?|about\b)(?<topics>.*))?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Asked();
}
