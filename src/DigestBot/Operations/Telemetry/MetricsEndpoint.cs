namespace DigestBot.Operations.Telemetry;

/// <summary><c>GET /metrics</c> for Prometheus: on this machine, or with the operator's key.</summary>
internal static class MetricsEndpoint
{
    public static void MapMetrics(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapPrometheusScrapingEndpoint("/metrics")
            .Add(endpoint =>
            {
                var scrape = endpoint.RequestDelegate!;
                endpoint.RequestDelegate = context => IsAllowed(context) ? scrape(context) : Task.CompletedTask;
            });

    /// <summary>Where there is no key, other machines are told that there is nothing.</summary>
    private static bool IsAllowed(HttpContext context)
    {
        var gate = context.RequestServices.GetRequiredService<OperatorGate>();
        if (Web.LoopbackOnly.IsThisMachine(context))
            return true;
        if (gate.Exists)
            return gate.Admit(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return false;
    }
}
