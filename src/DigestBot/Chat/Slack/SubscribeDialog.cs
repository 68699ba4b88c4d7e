using System.Text.Json;
using DigestBot.Channels;
using DigestBot.Channels.Slack;
using DigestBot.Digests;
using DigestBot.Digests.Schedules;
using DigestBot.Slack;
using DigestBot.Topics;
using DigestBot.Wording;
using Microsoft.Extensions.Options;

namespace DigestBot.Chat.Slack;

/// <summary>The dialog that subscribes a conversation, with Slack's own pickers and the person's own time zone.</summary>
internal sealed class SubscribeDialog(
    SlackWeb slack,
    SlackRenderer renderer,
    DialogSubmission submission,
    SlackPlaces places,
    HomeLanguage viewers,
    Languages languages,
    TopicCatalog topics,
    IOptions<DigestOptions> options,
    TimeProvider time,
    ILogger<SubscribeDialog> log
)
{
    public const string Callback = "subscribe";

    /// <summary>The verb of buttons that open it.</summary>
    public const string Verb = "subscribe.open";

    private const int MostTopics = 100;

    /// <summary>The click is good for three seconds in all.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1.5);

    private static readonly string[] _days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <param name="channelId">Where it was asked for; null to let the person choose.</param>
    public async Task OpenAsync(
        string? triggerId,
        string teamId,
        string userId,
        string? channelId,
        CancellationToken cancellation
    )
    {
        var client = slack.For(teamId);
        var (language, person) = await ViewerAsync(teamId, userId, cancellation);
        var zone = (person.Zone is { } name ? Zones.Find(name) : null) ?? options.Value.Zone;
        var days = Days(language);
        var channel = await FillableAsync(teamId, channelId, cancellation);
        var data = JsonSerializer.SerializeToElement(
            new SubscribeDialogView(
                channel,
                channel,
                "08:30",
                ZoneNames.Name(zone),
                days,
                days[..5],
                Modes(language.Texts.Dialog),
                [.. topics.Current.Topics.Take(MostTopics).Select(topic => new ChoiceView(topic.Name, topic.Title))],
                new SubscribeDialogWords(language.Texts.Dialog)
            ),
            SlackViewJson.Default.SubscribeDialogView
        );
        var opened = await client.OpenViewAsync(triggerId ?? "", renderer.View("subscribe", data), cancellation);
        if (opened.Receipt.Status != SlackStatus.Sent)
            log.DialogNotOpened(teamId, userId, opened.Receipt.Reason ?? "");
    }

    /// <returns>What is wrong, for the dialog to show at its inputs; null when it closes.</returns>
    public Task<SlackReply?> SubmitAsync(ViewSubmission submitted, CancellationToken cancellation) =>
        submission.SubmitAsync(submitted, cancellation);

    /// <returns>Empty where nothing can be posted, as between two people.</returns>
    private async Task<string> FillableAsync(string team, string? channel, CancellationToken cancellation) =>
        channel is null
        || (SlackAddress.IsBetweenTwo(channel) && !await places.IsDirectAsync(team, channel, cancellation))
            ? ""
            : channel;

    private static ChoiceView[] Days(Language language) =>
        [.. _days.Select((day, index) => new ChoiceView(day, language.Weekday((DayOfWeek)((index + 1) % 7))))];

    private static ChoiceView[] Modes(DialogTexts say) =>
        [new("new", say.New), new("all", say.All), new("topics", say.AboutTopics)];

    private async Task<Viewer> ViewerAsync(string team, string user, CancellationToken cancellation)
    {
        try
        {
            return await viewers.OfAsync(team, user, cancellation).WaitAsync(_patience, time, cancellation);
        }
        catch (TimeoutException)
        {
            return new Viewer(languages.Usual, SlackPerson.Unknown);
        }
    }
}
