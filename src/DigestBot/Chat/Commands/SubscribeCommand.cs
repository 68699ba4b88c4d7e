using System.Globalization;
using System.Text.Json;
using DigestBot.Channels;
using DigestBot.Digests;
using DigestBot.Digests.Content;
using DigestBot.Digests.Schedules;
using Microsoft.Extensions.Options;

namespace DigestBot.Chat.Commands;

/// <summary>Has digests posted on a schedule: answers at once with a sample and the next run.</summary>
internal sealed class SubscribeCommand(
    SubscriptionStore subscriptions,
    ConversationClocks clocks,
    RunCalendar calendar,
    DigestComposer composer,
    IOptions<DigestOptions> options,
    TimeProvider time
) : ICommand
{
    private const int SampleSections = 2;

    public CommandHelp Help { get; } =
        new("subscribe", "/subscribe weekdays 08:30", "a digest here, in your own time", 210);

    public IReadOnlyList<string> Verbs => [];

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var clock = await clocks.OfAsync(call.Conversation.Id, cancellation);
        var reading = ScheduleParser.Parse(call.Text("when"), clock.Zone ?? call.Zone ?? options.Value.Zone);
        if (reading.Schedule is not { } schedule)
            return Notice.Say(
                "When should digests come?",
                reading.Fault!,
                [
                    .. (reading.Suggestions ?? []).Select(when => new SuggestionView(
                        when,
                        new ButtonData("subscribe") { When = when }
                    )),
                ]
            );
        var outcome = await subscriptions.AddAsync(call.Conversation.Id, schedule, cancellation);
        return outcome switch
        {
            null => TooMany(),
            { IsNew: false } => AlreadyThere(outcome.Subscription),
            _ => new Reply(Subscribed(outcome, Notes(outcome, reading, clock, call.Zone), SampleSections)),
        };
    }

    private Reply TooMany() =>
        Notice.Say(
            $"This conversation has {options.Value.SchedulesPerConversation} schedules",
            "That is as many as it may have. End one with /unsubscribe first.",
            new SuggestionView("Schedule", new ButtonData("schedule"))
        );

    private Reply AlreadyThere(Subscription subscription) =>
        Notice.Say(
            $"Already subscribed: {ScheduleWords.Rule(subscription.Schedule)}",
            $"{Next(subscription)}.",
            new SuggestionView("Schedule", new ButtonData("schedule"))
        );

    private CardMessage Subscribed(SubscribeOutcome outcome, string notes, int sections)
    {
        var subscription = outcome.Subscription;
        var confirmation = $"Subscribed: {ScheduleWords.Rule(subscription.Schedule)}";
        var next = Next(subscription);
        var sample = composer.Sample(sections);
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
}
