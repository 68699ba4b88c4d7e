using System.Collections.Concurrent;
using System.Diagnostics;

namespace DigestBot;

/// <summary>What traces show: an occurrence falls due, becomes a delivery, and that is tried, maybe several times.</summary>
internal static class Traces
{
    private const int MostOpen = 50_000;

    private static readonly ActivitySource _source = new(Measures.Name);
    private static readonly ConcurrentDictionary<(long Subscription, long Due), ActivityContext> _open = new();

    /// <summary>A subscription fell due. What comes of it, in this process, belongs to the same trace.</summary>
    public static void Occurred(long subscription, DateTimeOffset due, bool isToSend)
    {
        if (!_source.HasListeners())
            return;
        using var span = Root("occurrence");
        if (span is null)
            return;
        span.SetTag("digestbot.subscription", subscription);
        span.SetTag("digestbot.due", due.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        span.SetTag("digestbot.sends", isToSend);
        if (isToSend && _open.Count < MostOpen)
            _open[(subscription, due.UtcTicks)] = span.Context;
    }

    /// <summary>A delivery was taken to be sent.</summary>
    public static Activity? Delivery(long subscription, long delivery, DateTimeOffset due)
    {
        if (!_source.HasListeners())
            return null;
        var span = _open.TryGetValue((subscription, due.UtcTicks), out var occurrence)
            ? _source.StartActivity("delivery", ActivityKind.Internal, occurrence)
            : Root("delivery");
        span?.SetTag("digestbot.delivery", delivery);
        return span;
    }

    /// <summary>One try, within its delivery.</summary>
    public static Activity? Attempt(int number)
    {
        var span = _source.StartActivity("attempt", ActivityKind.Producer);
        span?.SetTag("digestbot.attempt", number);
        return span;
    }

    /// <summary>Says how a try ended.</summary>
    public static void Ended(Activity? span, string outcome, bool wentWell, string? reason)
    {
        span?.SetTag("digestbot.outcome", outcome);
        if (!wentWell)
            span?.SetStatus(ActivityStatusCode.Error, reason);
    }

    /// <summary>Nothing more comes of an occurrence.</summary>
    public static void Settled(long subscription, DateTimeOffset due) =>
        _open.TryRemove((subscription, due.UtcTicks), out _);

    /// <summary>A trace of its own, whatever is going on around it: thousands may fall due in one look.</summary>
    private static Activity? Root(string name)
    {
        var around = Activity.Current;
        Activity.Current = null;
        var span = _source.StartActivity(name);
        if (span is null)
            Activity.Current = around;
        return span;
    }

    /// <summary>Somebody said or pressed something.</summary>
    public static Activity? Turn(string type)
    {
        var span = _source.StartActivity("turn");
        span?.SetTag("digestbot.activity", type);
        return span;
    }
}
