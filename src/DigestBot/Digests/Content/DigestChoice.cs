using DigestBot.Articles;
using DigestBot.Digests.Follows;
using DigestBot.Digests.Schedules;
using DigestBot.Topics;
using Microsoft.Extensions.Options;

namespace DigestBot.Digests.Content;

/// <summary>Chooses what a digest or an alert has, by what its subscription is for and what the conversation was given.</summary>
internal sealed class DigestChoice(News news, TopicCatalog topics, IOptions<DigestOptions> options)
{
    private int Size => options.Value.SectionsPerDigest;

    public Digest Scheduled(Subscription subscription, DateTimeOffset due, IReadOnlySet<SectionId> given)
    {
        var mode = subscription.Mode;
        var kicker = Kicker(subscription, due);
        if (mode.Kind == DigestKind.All)
            return news.Current.Shelf.Articles is [var newest, ..]
                ? Digest.Of(kicker, News.Whole(newest, given), Digest.MostOfArticle, mode)
                : new Digest(kicker, [], 0, null);
        return Digest.Of(kicker, news.For(given, mode), Size, mode);
    }

    /// <summary>What came up about the topics that are followed.</summary>
    public Digest Alert(
        Subscription subscription,
        DateTimeOffset due,
        Following following,
        IReadOnlySet<SectionId> given
    )
    {
        var items = following.Select(news, given);
        var named = following.TopicsOf(items, news);
        var titles = named.Select(name => topics.Current.Named(name)?.Title ?? name).ToList();
        var day = ScheduleWords.Day(TimeZoneInfo.ConvertTime(due, subscription.Schedule.Zone).DateTime);
        return Digest.Of($"Alert · {day}", items, Size, DigestMode.About(following.Topics)) with
        {
            Heading = $"New about {DigestMode.Listed(titles)}",
        };
    }

    /// <summary>"Weekday digest · Mon 23 Nov", "Weekday digest about Quad and AUKUS · Mon 23 Nov".</summary>
    public string Kicker(Subscription subscription, DateTimeOffset due)
    {
        var schedule = subscription.Schedule;
        var about = subscription.Mode.Kind switch
        {
            DigestKind.All => ", whole article",
            DigestKind.Topic => $" about {subscription.Mode.Words(topics.Current)}",
            _ => "",
        };
        var local = TimeZoneInfo.ConvertTime(due, schedule.Zone);
        return $"{ScheduleWords.Kind(schedule.Days)}{about} · {ScheduleWords.Day(local.DateTime)}";
    }
}
