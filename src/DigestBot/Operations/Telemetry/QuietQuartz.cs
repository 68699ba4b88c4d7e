using System.Diagnostics;
using OpenTelemetry;

namespace DigestBot.Operations.Telemetry;

/// <summary>Keeps the scheduler's every-second looks, which find nothing and are over at once, out of what is exported.</summary>
internal sealed class QuietQuartz : BaseProcessor<Activity>
{
    public const string Source = "Quartz";

    private static readonly TimeSpan _long = TimeSpan.FromMilliseconds(250);

    public override void OnEnd(Activity data)
    {
        if (data.Source.Name == Source && data.Status != ActivityStatusCode.Error && data.Duration < _long)
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }
}
