using System.Collections.Concurrent;
using DigestBot.Digests.Schedules;

namespace DigestBot.Digests.Deliveries;

/// <summary>When schedules come next. Thousands are due at the same time and mostly by few rules, so each is worked out once.</summary>
internal sealed class NextRuns
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<
        (string Time, long Days, string Zone, DateTimeOffset Due),
        DateTimeOffset
    > _known = [];

    public DateTimeOffset After(SubscriptionRow row, DateTimeOffset due)
    {
        if (_known.Count >= Most)
            _known.Clear();
        return _known.GetOrAdd(
            (row.LocalTime, row.Weekdays, row.Zone, due),
            static (key, row) => row.ToSubscription().Schedule.NextAfter(key.Due),
            row
        );
    }
}
