namespace DigestBot.Operations.Health;

/// <summary><c>GET /health/live</c>: the process answers. <c>GET /health/ready</c>: it can do its work; 503 when it cannot.</summary>
/// <remarks>Everybody gets the status; the checks and their sentences are for this machine and the operator's key.</remarks>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/health/live", context => WriteAsync(context, new HealthReport(HealthStatus.Ready)));
        endpoints.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task ReadyAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var report = await services.GetRequiredService<ServiceHealth>().LookAsync(context.RequestAborted);
        var shown = services.GetRequiredService<OperatorGate>().SeesDetails(context)
            ? report
            : report with
            {
                Checks = null,
            };
        await WriteAsync(context, shown);
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (report.Status == HealthStatus.Unready)
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return context.Response.WriteAsJsonAsync(
            report,
            HealthJson.Default.HealthReport,
            cancellationToken: context.RequestAborted
        );
    }
}
