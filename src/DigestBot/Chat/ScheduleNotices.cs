using DigestBot.Digests.Content;
using DigestBot.Digests.Deliveries;
using DigestBot.Digests.Schedules;
using DigestBot.Topics;
using DigestBot.Wording;

namespace DigestBot.Chat;

/// <summary>What stands out about one schedule: that it is paused, about to be ended, or about what is no topic any more.</summary>
internal static class ScheduleNotices
{
    public static string Of(
        Subscription subscription,
        bool asking,
        DateTimeOffset now,
        TopicMap topics,
        Language language
    )
    {
        var say = language.Texts.Schedule;
        if (asking)
            return say.AskStop;
        if (!subscription.IsPausedAt(now))
            return Vanished(subscription.Mode, topics, language);
        var zone = subscription.Schedule.Zone;
        if (subscription.PausedUntil is { } until)
            return subscription.NextDue is { } next
                ? say.PausedUntilNext.With(
                    ("until", Moment(until, zone, language)),
                    ("next", language.Moment(next, zone))
                )
                : say.PausedUntil.With(Moment(until, zone, language));
        var since = language.Day(TimeZoneInfo.ConvertTime(subscription.PausedAt!.Value, zone).DateTime);
        return subscription.PausedForZone ? say.PausedForZone.With(("since", since), ("zone", subscription.ZoneName))
            : subscription.PausedReason == Parking.PausedReason ? say.PausedForPosts.With(since)
            : say.PausedSince.With(since);
    }

    private static string Vanished(DigestMode mode, TopicMap topics, Language language) =>
        mode.Vanished(topics) is { Count: > 0 } gone ? language.Texts.Schedule.Vanished.With(language.All(gone)) : "";

    /// <summary>The day alone when it is the day's beginning.</summary>
    private static string Moment(DateTimeOffset instant, TimeZoneInfo zone, Language language)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        var clock = TimeOnly.FromDateTime(local);
        return clock == TimeOnly.MinValue
            ? language.Day(local)
            : language.Texts.Rule.DayAndTime.With(("day", language.Day(local)), ("time", ScheduleWords.Clock(clock)));
    }
}
