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
    DigestComposer composer,
    IOptions<DigestOptions> options
) : ICommand
{
    private const int SampleSections = 2;

    public CommandHelp Help { get; } =
        new("subscribe", "/subscribe weekdays 08:30", "a digest here, in your own time", 210);

    public IReadOnlyList<string> Verbs => [];

    public async Task<Reply> RunAsync(CommandCall call, CancellationToken cancellation)
    {
        var reading = ScheduleParser.Parse(call.Text("when"), call.Zone ?? options.Value.Zone);
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
            _ => new Reply(Subscribed(outcome, SampleSections)),
        };
    }

    private Reply TooMany() =>
        Notice.Say(
            $"This conversation has {options.Value.SchedulesPerConversation} schedules",
            "That is as many as it may have. End one with /unsubscribe first.",
            new SuggestionView("Schedule", new ButtonData("schedule"))
        );

    private static Reply AlreadyThere(Subscription subscription) =>
        Notice.Say(
            $"Already subscribed: {ScheduleWords.Rule(subscription.Schedule)}",
            $"Next digest: {Next(subscription)}.",
            new SuggestionView("Schedule", new ButtonData("schedule"))
        );

    private CardMessage Subscribed(SubscribeOutcome outcome, int sections)
    {
        var subscription = outcome.Subscription;
        var confirmation = $"Subscribed: {ScheduleWords.Rule(subscription.Schedule)}";
        var next = $"Next digest: {Next(subscription)}";
        var others = outcome.Count > 1 ? $" There are {outcome.Count} schedules here now: /schedule shows them." : "";
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
            next + (others.Length > 0 ? "." + others : ""),
            DigestWords.English
        );
        return new CardMessage(
            "subscribed",
            JsonSerializer.SerializeToElement(view, DigestJson.Default.SubscribedView),
            view.Summary,
            PlainText.Join([view.Confirmation, view.Next])
        )
        {
            Smaller = sections > 1 ? () => Subscribed(outcome, sections - 1) : null,
        };
    }

    private static string Next(Subscription subscription) =>
        ScheduleWords.Moment(subscription.NextDue!.Value, subscription.Schedule.Zone);
}
