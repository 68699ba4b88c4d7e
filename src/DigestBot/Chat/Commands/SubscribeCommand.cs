using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using DigestBot.Channels;
using DigestBot.Digests;
using DigestBot.Digests.Content;
using DigestBot.Digests.Schedules;
using DigestBot.Topics;
using DigestBot.Wording;
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
                call.Language,
                name => Again(when, DigestMode.About([.. about.Names, name]), call.Language)
            );
        if (about is { Known.Count: 0 })
            return NoTopics(when, call.Language);
        var mode =
            about is not null ? DigestMode.About(about.Names)
            : asked.Groups["all"].Success ? DigestMode.All
            : DigestMode.New;
        var clock = await clocks.OfAsync(call.Conversation.Id, cancellation);
        var reading = new ScheduleParser(call.Language).Parse(when, clock.Zone ?? call.Zone ?? options.Value.Zone);
        if (reading.Schedule is not { } schedule)
            return NotUnderstood(reading, mode, call.Language);
        var outcome = await subscriptions.AddAsync(call.Conversation.Id, schedule, mode, cancellation);
        if (outcome is { IsNew: true } && call.Person is { } person)
            await subscriptions.SignAsync(outcome.Subscription.Id, person, cancellation);
        return outcome switch
        {
            null => TooMany(call.Language),
            { IsNew: false } => AlreadyThere(outcome.Subscription, call.Language),
            _ => new Reply(Subscribed(outcome, Notes(outcome, reading, clock, call), SampleSections, call.Language)),
        };
    }

    private static ButtonData Again(string when, DigestMode mode, Language language) =>
        new("subscribe") { When = when + mode.Command(language) };

    private static Reply NotUnderstood(ScheduleReading reading, DigestMode mode, Language language) =>
        Notice.Say(
            language,
            language.Texts.Subscribe.When,
            reading.Fault!,
            [
                .. (reading.Suggestions ?? [])
                    .Select(when => Again(when, mode, language))
                    .Select(again => new SuggestionView(again.When!, again)),
            ]
        );

    private Reply NoTopics(string when, Language language) =>
        Notice.Say(
            language,
            language.Texts.Subscribe.AboutWhich,
            language.Texts.Subscribe.NameTopics.With(("when", when), ("topic", topics.Current.Topics[0].Name)),
            new SuggestionView(language.Texts.Labels.AllTopics, new ButtonData("topics"))
        );

    private Reply TooMany(Language language) =>
        Notice.Say(
            language,
            language.Texts.Subscribe.TooMany.Of(options.Value.SchedulesPerConversation),
            language.Texts.Subscribe.EndOne,
            new SuggestionView(language.Texts.Labels.Schedule, new ButtonData("schedule"))
        );

    private Reply AlreadyThere(Subscription subscription, Language language) =>
        Notice.Say(
            language,
            language.Texts.Subscribe.Already.With(Rule(subscription, language)),
            $"{Next(subscription, language)}.",
            new SuggestionView(language.Texts.Labels.Schedule, new ButtonData("schedule"))
        );

    private CardMessage Subscribed(SubscribeOutcome outcome, string notes, int sections, Language language)
    {
        var subscription = outcome.Subscription;
        var say = language.Texts.Subscribe;
        var confirmation = say.Done.With(Rule(subscription, language));
        var next = Next(subscription, language);
        var sample = composer.Sample(subscription.Mode, sections, language);
        var view = new SubscribedView(
            language.Code,
            $"{confirmation}. {next}.",
            subscription.Id.Value.ToString(CultureInfo.InvariantCulture),
            sample.Count > 0 ? say.Sample : say.NoSample,
            sample,
            confirmation,
            next + (notes.Length > 0 ? $". {notes}" : ""),
            new DigestWords(language.Texts.Labels)
        );
        return new CardMessage(
            "subscribed",
            JsonSerializer.SerializeToElement(view, DigestJson.Default.SubscribedView),
            view.Summary,
            PlainText.Join([view.Confirmation, view.Next, view.Kicker, .. SampleText.Lines(sample)])
        )
        {
            Smaller = sections > 1 ? () => Subscribed(outcome, notes, sections - 1, language) : null,
        };
    }

    private string Rule(Subscription subscription, Language language) =>
        language.Rule(subscription.Schedule) + subscription.Mode.Suffix(topics.Current, language);

    /// <summary>What somebody might not expect of the schedule they asked for.</summary>
    private string Notes(SubscribeOutcome outcome, ScheduleReading reading, ConversationClock clock, CommandCall call)
    {
        var (say, person) = (call.Texts.Subscribe, call.Zone);
        var schedule = outcome.Subscription.Schedule;
        string[] notes =
        [
            reading.Note,
            person is not null && clock.Zone?.Id == schedule.Zone.Id && !Zones.AreSame(person, schedule.Zone)
                ? say.OtherZone.With(ZoneNames.Name(person))
                : "",
            clock.IsQuietAt(schedule, time.GetUtcNow()) ? say.WithinQuiet.With($"{clock.Quiet}") : "",
            outcome.Count > 1 ? say.Several.Of(outcome.Count) : "",
        ];
        return string.Join(' ', notes.Where(note => note.Length > 0));
    }

    private string Next(Subscription subscription, Language language) =>
        calendar.NextPost(subscription) is { } next
            ? language.Texts.Subscribe.Next.With(language.Moment(next, subscription.Schedule.Zone))
            : language.Texts.Subscribe.NothingToCome;

    /// <summary>"weekdays 8:30", "daily 9 all", "weekdays 8:30 about the topics quad, aukus".</summary>
    [GeneratedRegex(
        @"^(?<when>.*?)((^|\s+)(?<all>all|alles)|(^|\s+)(((about|zu)\s+)?((the|den|dem)\s+)?(topics?|themen|thema)\b:?|(about|über|zu)\b)(?<topics>.*))?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Asked();
}
