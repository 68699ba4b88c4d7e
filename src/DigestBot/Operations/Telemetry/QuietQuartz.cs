using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace DigestBot.Operations.Telemetry;

/// <summary>What of Quartz's own traces and metrics is worth keeping.</summary>
internal sealed class QuietQuartz : BaseProcessor<Activity>
{
    public const string Source = "Quartz";

    private static readonly TimeSpan _long = TimeSpan.FromMilliseconds(250);
    private static readonly string[] _labels = ["quartz.job.name", "quartz.job.result"];

    /// <summary>Labels without the triggers' names, which are new at every start; buckets in seconds.</summary>
    public static MetricStreamConfiguration? View(Instrument instrument)
    {
        if (instrument.Meter.Name != Source)
            return null;
        return instrument is Histogram<double>
            ? new ExplicitBucketHistogramConfiguration
            {
                TagKeys = _labels,
                Boundaries = [0.005, 0.05, 0.5, 1, 5, 30, 120],
            }
            : new MetricStreamConfiguration { TagKeys = _labels };
    }

    /// <summary>The every-second looks, which find nothing and are over at once, are not exported.</summary>
    public override void OnEnd(Activity data)
    {
        if (data.Source.Name == Source && data.Status != ActivityStatusCode.Error && data.Duration < _long)
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }
}
