using System.Text.Json;
using DigestBot.Channels;
using DigestBot.Channels.Slack;
using DigestBot.Digests;
using DigestBot.Digests.Schedules;
using DigestBot.Slack;
using DigestBot.Topics;
using Microsoft.Extensions.Options;

namespace DigestBot.Chat.Slack;

/// <summary>The dialog that subscribes a conversation, with Slack's own pickers and the person's own time zone.</summary>
internal sealed class SubscribeDialog(
    SlackWeb slack,
    SlackRenderer renderer,
    DialogSubmission submission,
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

    private static readonly ChoiceView[] _days =
    [
        new("mon", "Monday"),
        new("tue", "Tuesday"),
        new("wed", "Wednesday"),
        new("thu", "Thursday"),
        new("fri", "Friday"),
        new("sat", "Saturday"),
        new("sun", "Sunday"),
    ];

    private static readonly ChoiceView[] _modes =
    [
        new("new", "What is new"),
        new("all", "The whole of the newest article"),
        new("topics", "What is new about some topics"),
    ];

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
        var zone = await ZoneAsync(client, userId, cancellation) ?? options.Value.Zone;
        var data = JsonSerializer.SerializeToElement(
            new SubscribeDialogView(
                channelId ?? "",
                channelId ?? "",
                "08:30",
                ZoneNames.Name(zone),
                _days,
                _days[..5],
                _modes,
                [.. topics.Current.Topics.Take(MostTopics).Select(topic => new ChoiceView(topic.Name, topic.Title))],
                new SubscribeDialogWords()
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

    private async Task<TimeZoneInfo?> ZoneAsync(SlackWebClient client, string user, CancellationToken cancellation)
    {
        try
        {
            var person = await client.UserAsync(user, cancellation).WaitAsync(_patience, time, cancellation);
            return person.Value?.Zone is { } name ? Zones.Find(name) : null;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }
}
