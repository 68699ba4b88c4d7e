using DigestBot.Digests.Content;
using DigestBot.Digests.Schedules;
using DigestBot.Topics;

namespace DigestBot.Chat;

/// <summary>What stands out about one schedule: that it is paused, about to be ended, or about what is no topic any more.</summary>
internal static class ScheduleNotices
{
    public static string Of(Subscription subscription, bool asking, DateTimeOffset now, TopicMap topics)
    {
        if (asking)
            return "Stop these digests? What was posted stays.";
        if (!subscription.IsPausedAt(now))
            return Vanished(subscription.Mode, topics);
        var zone = subscription.Schedule.Zone;
        if (subscription.PausedUntil is { } until)
            return subscription.NextDue is { } next
                ? $"Paused until {Moment(until, zone)}. The first digest after that: {ScheduleWords.Moment(next, zone)}."
                : $"Paused until {Moment(until, zone)}.";
        var since = Day(subscription.PausedAt!.Value, zone);
        return subscription.PausedForZone
                ? $"Paused since {since}: {subscription.PausedReason}. It goes on by itself when it is, or in another zone: /zone London."
            : subscription.PausedReason is { } reason ? $"Paused since {since}: {reason}. Press Resume to go on."
            : $"Paused since {since}. Press Resume to go on.";
    }

    private static string Vanished(DigestMode mode, TopicMap topics) =>
        mode.Vanished(topics) is { Count: > 0 } gone
            ? $"Nothing comes about {DigestMode.Listed(gone)} any more: the keyword map no longer has it."
            : "";

    private static string Moment(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        var clock = TimeOnly.FromDateTime(local);
        return clock == TimeOnly.MinValue
            ? ScheduleWords.Day(local)
            : $"{ScheduleWords.Day(local)}, {ScheduleWords.Clock(clock)}";
    }

    private static string Day(DateTimeOffset instant, TimeZoneInfo zone) =>
        ScheduleWords.Day(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
}
