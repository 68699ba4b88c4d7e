using System.Globalization;
using Microsoft.Extensions.Options;

namespace DigestBot.Digests.Schedules;

internal enum RunFate
{
    Posted,

    /// <summary>Somebody asked to leave it out.</summary>
    Skipped,

    /// <summary>A day off.</summary>
    Holiday,
}

/// <summary>An occurrence to come, and whether a digest comes with it.</summary>
internal readonly record struct Run(DateTimeOffset At, RunFate Fate);

/// <summary>Says which occurrences of a subscription are posted.</summary>
internal sealed class RunCalendar(IOptions<DigestOptions> options)
{
    /// <summary>More than any list of holidays leaves out in a row, unless it names every day.</summary>
    private const int FarEnough = 400;

    private readonly Holidays _holidays = new(options.Value.Holidays);

    public RunFate FateOf(Subscription subscription, DateTimeOffset occurrence) =>
        _holidays.Rests(subscription.Schedule, occurrence) ? RunFate.Holiday
        : occurrence <= subscription.SkippedUntil ? RunFate.Skipped
        : RunFate.Posted;

    /// <summary>The occurrences to come; none while it is paused without an end.</summary>
    public IEnumerable<Run> RunsOf(Subscription subscription) =>
        subscription.NextDue is not { } next
            ? []
            : subscription
                .Schedule.RunsAfter(next.AddMilliseconds(-1))
                .Select(run => new Run(run, FateOf(subscription, run)));

    /// <summary>When the next digest comes; null when none does.</summary>
    public DateTimeOffset? NextPost(Subscription subscription) =>
        RunsOf(subscription)
            .Take(FarEnough)
            .Where(run => run.Fate == RunFate.Posted)
            .Select(run => (DateTimeOffset?)run.At)
            .FirstOrDefault();

    /// <summary>An occurrence as a button names it: <c>2026-11-23T08:30:00Z</c>.</summary>
    public static string Name(DateTimeOffset run) =>
        run.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The next digest as a button names it; empty when none comes.</summary>
    public string NextName(Subscription subscription) => NextPost(subscription) is { } next ? Name(next) : "";

    /// <summary>The digests to come that are skipped.</summary>
    public IReadOnlyList<DateTimeOffset> SkippedOf(Subscription subscription) =>
        [
            .. RunsOf(subscription)
                .TakeWhile(run => run.At <= subscription.SkippedUntil)
                .Where(run => run.Fate == RunFate.Skipped)
                .Select(run => run.At),
        ];

    /// <summary>Leaves one more out, if it is the first that was to be posted.</summary>
    public Subscription Without(Subscription subscription, DateTimeOffset run) =>
        NextPost(subscription) == run ? subscription with { SkippedUntil = run } : subscription;

    /// <summary>Takes the last skip back.</summary>
    public Subscription WithSkipUndone(Subscription subscription)
    {
        var skipped = SkippedOf(subscription);
        return subscription with { SkippedUntil = skipped.Count > 1 ? skipped[^2] : null };
    }

    /// <summary>With another schedule from its first occurrence after an instant on; as many are skipped as were before.</summary>
    public Subscription Changed(Subscription subscription, Schedule schedule, DateTimeOffset after) =>
        SkippedOf(subscription)
            .Aggregate(subscription.ChangedTo(schedule, after), (changed, _) => WithoutNext(changed));

    private Subscription WithoutNext(Subscription subscription) =>
        NextPost(subscription) is { } next ? Without(subscription, next) : subscription;
}
