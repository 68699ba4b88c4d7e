using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace DigestBot.Operations.Telemetry;

internal static class TelemetrySetup
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Metrics are counted always, for <c>/metrics</c>. Traces and logs are collected only when there is somewhere to send them.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<TelemetryOptions>()
            .BindConfiguration(TelemetryOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddHostedService<Gauges>();
        var telemetry = builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("digestbot", serviceVersion: Version))
            .WithMetrics(metrics =>
                metrics
                    .AddMeter(Measures.Name, QuietQuartz.Source, "System.Runtime")
                    .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel")
                    .AddView(QuietQuartz.View)
                    .AddPrometheusExporter()
            );
        if (IsSent(builder.Configuration))
            telemetry
                .WithTracing(traces =>
                    traces
                        .AddSource(Measures.Name, QuietQuartz.Source)
                        .AddAspNetCoreInstrumentation()
                        .AddHttpClientInstrumentation()
                        .AddProcessor<QuietQuartz>()
                )
                .WithLogging(null, logs => (logs.IncludeScopes, logs.IncludeFormattedMessage) = (true, true))
                .UseOtlpExporter();
    }

    /// <summary>The setting is another way to say what OpenTelemetry's own variable says; that one wins.</summary>
    private static bool IsSent(ConfigurationManager configuration)
    {
        if (configuration[Endpoint] is { Length: > 0 } standard)
            return TelemetryOptions.IsAddress(standard)
                ? true
                : throw new SettingsException(
                    $"{Endpoint} is \"{standard}\", which is no address. Write for example \"http://localhost:4317\"."
                );
        var ours = configuration[$"{TelemetryOptions.Section}:{nameof(TelemetryOptions.Otlp)}"] ?? "";
        if (!TelemetryOptions.IsAddress(ours))
            return false;
        configuration.AddInMemoryCollection([new(Endpoint, ours)]);
        return true;
    }

    private static string? Version => typeof(TelemetrySetup).Assembly.GetName().Version?.ToString(3);
}
