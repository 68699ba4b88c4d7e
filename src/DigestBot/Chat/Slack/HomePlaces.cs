using System.Globalization;
using DigestBot.Channels;
using DigestBot.Channels.Slack;
using DigestBot.Digests.Schedules;
using DigestBot.Topics;
using DigestBot.Wording;

namespace DigestBot.Chat.Slack;

/// <summary>
/// Whose schedules somebody sees on their Home tab: those of their direct conversation, and of the channels where they set one up
/// themselves.
/// </summary>
internal sealed class HomePlaces(
    SlackPlaces slack,
    ConversationStore conversations,
    SubscriptionStore subscriptions,
    RunCalendar calendar,
    TopicCatalog topics,
    TimeProvider time
)
{
    private const int MostPlaces = 8;
    private const int MostSchedules = 12;

    public async Task<IReadOnlyList<Conversation>> OfAsync(string team, string user, CancellationToken cancellation)
    {
        var places = new List<Conversation>();
        if (await slack.DirectAsync(team, user, cancellation) is { } direct)
            places.Add(direct);
        foreach (var id in await subscriptions.SignedByAsync($"{team}/{user}", cancellation))
            if (
                places.TrueForAll(place => place.Id != id)
                && await conversations.GetAsync(id, cancellation) is { } found
                && SlackAddress.Of(found.Reference)?.TeamId == team
            )
                places.Add(found);
        return places;
    }

    /// <summary>As far as the tab has room.</summary>
    public async Task<(IReadOnlyList<HomePlaceView> Shown, string More)> ShowAsync(
        IReadOnlyList<Conversation> places,
        Language language,
        CancellationToken cancellation
    )
    {
        var shown = new List<HomePlaceView>();
        var left = 0;
        foreach (var place in places)
        {
            var all = await subscriptions.OfAsync(place.Id, cancellation);
            var room = shown.Count < MostPlaces ? MostSchedules - shown.Sum(one => one.Schedules.Count) : 0;
            if (all.Count > 0 && room > 0)
                shown.Add(View(place, all.Take(room), language));
            left += Math.Max(0, all.Count - room);
        }
        return (shown, left == 0 ? "" : language.Texts.Home.More.Of(left));
    }

    private HomePlaceView View(Conversation place, IEnumerable<Subscription> schedules, Language language) =>
        new(
            SlackAddress.IsOthers(place) ? language.Texts.Home.Elsewhere : language.Texts.Home.Direct,
            place.Personal || SlackAddress.IsOthers(place) ? "" : SlackAddress.Of(place.Reference)!.Value.ChannelId,
            [.. schedules.Select(one => View(place, one, language))]
        );

    private HomeScheduleView View(Conversation place, Subscription subscription, Language language)
    {
        var now = time.GetUtcNow();
        var rule = language.Rule(subscription.Schedule) + subscription.Mode.Suffix(topics.Current, language);
        var paused = subscription.IsPausedAt(now);
        var next = paused ? null : calendar.NextPost(subscription);
        return new HomeScheduleView(
            Number(subscription.Id.Value),
            Number(place.Id.Value),
            language.Capital(rule),
            subscription.ZoneName,
            next is { } instant
                ? language.Texts.Schedule.NextShort.With(language.Moment(instant, subscription.Schedule.Zone))
                : "",
            ScheduleNotices.Of(subscription, asking: false, now, topics.Current, language),
            paused,
            calendar.SkippedOf(subscription).Count > 0,
            calendar.NextName(subscription)
        );
    }

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);
}
