using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace DigestBot;

/// <summary>Every number the service counts. Labels have few values: no conversation, no address.</summary>
internal static class Measures
{
    public const string Name = "DigestBot";

    private static readonly Meter _meter = new(Name);

    private static readonly Counter<long> _deliveries = _meter.CreateCounter<long>(
        "digestbot.deliveries",
        "{delivery}",
        "Deliveries that came to an end, by state."
    );

    private static readonly Counter<long> _attempts = _meter.CreateCounter<long>(
        "digestbot.delivery.attempts",
        "{attempt}",
        "Tries at deliveries, by what came of them."
    );

    private static readonly Counter<long> _duplicates = _meter.CreateCounter<long>(
        "digestbot.delivery.possible_duplicates",
        "{delivery}",
        "Tries that may have arrived although no acknowledgement came, and are made again."
    );

    private static readonly Histogram<double> _lateness = _meter.CreateHistogram(
        "digestbot.delivery.lateness",
        "s",
        "From the time a digest was due until the channel acknowledged it.",
        advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.5, 1, 2, 5, 10, 30, 60, 120, 300, 900, 3600, 21600],
        }
    );

    private static readonly Counter<long> _turns = _meter.CreateCounter<long>(
        "digestbot.turns",
        "{turn}",
        "Activities that came in, by kind and by what came of them."
    );

    private static readonly Counter<long> _commands = _meter.CreateCounter<long>(
        "digestbot.commands",
        "{command}",
        "Commands that people gave."
    );

    private static readonly Counter<long> _articles = _meter.CreateCounter<long>(
        "digestbot.articles.read",
        "{article}",
        "Articles that were read, again or for the first time."
    );

    private static readonly string[] _ends = ["sent", "failed", "missed", "empty", "skipped"];

    /// <summary>An alert that asks by how much a count grew sees nothing of a first one that was not there before.</summary>
    public static void BeginAtZero()
    {
        foreach (var state in _ends)
            DeliveryEnded(state, 0);
    }

    /// <summary>A delivery came to an end: <c>sent</c>, <c>failed</c>, <c>missed</c>, <c>empty</c> or <c>skipped</c>.</summary>
    public static void DeliveryEnded(string state, int count = 1) =>
        _deliveries.Add(count, new KeyValuePair<string, object?>("state", state));

    /// <param name="outcome">Such as <c>sent</c> or <c>uncertain</c>, as the ledger says it.</param>
    public static void Tried(string outcome) => _attempts.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public static void PossibleDuplicates(int count) => _duplicates.Add(count);

    public static void Late(TimeSpan late) => _lateness.Record(Math.Max(0, late.TotalSeconds));

    /// <param name="type">The activity's type; only those that this service knows are told apart.</param>
    public static void Turn(string type, string outcome) =>
        _turns.Add(1, new TagList { { "type", type }, { "outcome", outcome } });

    public static void Command(string name, string outcome) =>
        _commands.Add(1, new TagList { { "command", name }, { "outcome", outcome } });

    public static void ArticleRead() => _articles.Add(1);
}
