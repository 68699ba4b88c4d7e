using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.Tests.Hosting;

/// <summary>A machine whose wall clock somebody corrects; what measures durations goes on evenly.</summary>
internal sealed class CorrectedTime : TimeProvider
{
    public TimeProvider Even { get; private set; } = TimeProvider.System;

    public TimeSpan Offset { get; set; }

    /// <summary>The service of a host reads this clock, after every start.</summary>
    public void Use(WebApplicationBuilder builder)
    {
        var even = builder.Services.Last(one => one.ServiceType == typeof(TimeProvider)).ImplementationInstance;
        Even = even as TimeProvider ?? Even;
        builder.Services.AddSingleton<TimeProvider>(this);
    }

    public override long TimestampFrequency => Even.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => Even.GetUtcNow() + Offset;

    public override long GetTimestamp() => Even.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        Even.CreateTimer(callback, state, dueTime, period);
}
