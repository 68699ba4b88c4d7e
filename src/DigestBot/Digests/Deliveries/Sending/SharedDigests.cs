using System.Collections.Concurrent;
using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Digests.Schedules;

namespace DigestBot.Digests.Deliveries.Sending;

/// <summary>A digest's message as it fits its channel.</summary>
/// <param name="LeftOut">How many sections did not fit.</param>
internal sealed record FittingDigest(CardMessage Message, int LeftOut);

/// <summary>Thousands of conversations get the same digest at the same time: it is composed and rendered once.</summary>
/// <remarks>Kept half a minute, at most 256 of them: about 60 KB each.</remarks>
internal sealed class SharedDigests(
    DigestComposer composer,
    ActivityRenderer renderer,
    Library library,
    TimeProvider time
)
{
    private const int Most = 256;
    private static readonly TimeSpan _lifetime = TimeSpan.FromSeconds(30);

    private Generation _generation = new(null, 0);

    public async Task<FittingDigest> GetAsync(OutgoingDelivery delivery, CancellationToken cancellation)
    {
        var known = Current().Digests;
        var key = Key.Of(delivery);
        if (known.TryGetValue(key, out var shared))
            return shared;
        var whole = await composer.ComposeAsync(delivery, cancellation);
        var message = renderer.Fitting(whole, delivery.Conversation.ChannelId);
        shared = new FittingDigest(message, (whole.Items ?? 0) - (message.Items ?? 0));
        if (known.Count < Most)
            known.TryAdd(key, shared);
        return shared;
    }

    private Generation Current()
    {
        var current = _generation;
        if (current.Shelf != library.Current || time.GetElapsedTime(current.Made) > _lifetime)
            _generation = current = new Generation(library.Current, time.GetTimestamp());
        return current;
    }

    private sealed record Generation(Shelf? Shelf, long Made)
    {
        public ConcurrentDictionary<Key, FittingDigest> Digests { get; } = [];
    }

    /// <summary>Everything of a delivery that its message is made from.</summary>
    private sealed record Key(
        string Channel,
        string Sections,
        int Remaining,
        SectionId? Next,
        Weekdays Days,
        DateOnly Date
    )
    {
        public static Key Of(OutgoingDelivery delivery)
        {
            var schedule = delivery.Subscription.Schedule;
            return new Key(
                delivery.Conversation.ChannelId,
                string.Join(' ', delivery.Sections.Select(section => section.Value)),
                delivery.Remaining,
                delivery.Next,
                schedule.Days,
                DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(delivery.Due, schedule.Zone).DateTime)
            );
        }
    }
}
