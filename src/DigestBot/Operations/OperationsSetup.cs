using DigestBot.Operations.Health;
using DigestBot.Operations.Ledger;
using DigestBot.Operations.Retention;
using DigestBot.Operations.Telemetry;
using Quartz;

namespace DigestBot.Operations;

internal static class OperationsSetup
{
    public static void AddOperations(this WebApplicationBuilder builder)
    {
        builder.AddTelemetry();
        builder
            .Services.AddOptions<OperatorOptions>()
            .BindConfiguration(OperatorOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder
            .Services.AddOptions<RetentionOptions>()
            .BindConfiguration(RetentionOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder
            .Services.AddSingleton<FailedTries>()
            .AddSingleton<OperatorGate>()
            .AddSingleton<LedgerReader>()
            .AddSingleton<WriteCheck>()
            .AddSingleton<ServiceHealth>()
            .AddSingleton<UnsaidContents>()
            .AddSingleton<Expiry>();
    }

    public static void AddOperationsJobs(this IQuartzBuilder quartz) =>
        quartz.ScheduleJob<RetentionJob>(
            trigger => trigger.WithCronSchedule("0 17 3-5 * * ?", cron => cron.InTimeZone(TimeZoneInfo.Utc)),
            job => job.WithIdentity(RetentionJob.Key)
        );

    public static void MapOperations(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapLedger();
        endpoints.MapHealth();
        endpoints.MapMetrics();
    }
}
