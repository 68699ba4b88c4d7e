using DigestBot.Articles;
using DigestBot.Digests.Follows;
using DigestBot.Digests.Schedules;
using DigestBot.Topics;
using DigestBot.Wording;
using Microsoft.Extensions.Options;

namespace DigestBot.Digests.Content;

/// <summary>Chooses what a digest or an alert has, by what its subscription is for and what the conversation was given.</summary>
internal sealed class DigestChoice(News news, TopicCatalog topics, IOptions<DigestOptions> options)
{
    private int Size => options.Value.SectionsPerDigest;

    public Digest Scheduled(
        Subscription subscription,
        DateTimeOffset due,
        IReadOnlySet<SectionId> given,
        Language language
    )
    {
        var mode = subscription.Mode;
        var kicker = Kicker(subscription, due, language);
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
        IReadOnlySet<SectionId> given,
        Language language
    )
    {
        var items = following.Select(news, given);
        var named = following.TopicsOf(items, news);
        var titles = named.Select(name => topics.Current.Named(name)?.Title ?? name).ToList();
        var day = language.Day(TimeZoneInfo.ConvertTime(due, subscription.Schedule.Zone).DateTime);
        return Digest.Of(language.Texts.Digest.Alert.With(day), items, Size, DigestMode.About(following.Topics)) with
        {
            Heading = language.Texts.Digest.NewAbout.With(language.All(titles)),
        };
    }

    /// <summary>"Weekday digest · Mon 23 Nov", "Weekday digest about Quad and AUKUS · Mon 23 Nov".</summary>
    public string Kicker(Subscription subscription, DateTimeOffset due, Language language)
    {
        var schedule = subscription.Schedule;
        var say = language.Texts.Rule;
        var digest = language.Kind(schedule.Days);
        var day = language.Day(TimeZoneInfo.ConvertTime(due, schedule.Zone).DateTime);
        return subscription.Mode.Kind switch
        {
            DigestKind.All => say.KickerWhole.With(("digest", digest), ("day", day)),
            DigestKind.Topic => say.KickerAbout.With(
                ("digest", digest),
                ("topics", subscription.Mode.Words(topics.Current, language)),
                ("day", day)
            ),
            _ => say.Kicker.With(("digest", digest), ("day", day)),
        };
    }
}
