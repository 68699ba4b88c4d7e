using System.Text.Json.Serialization.Metadata;

namespace DigestBot.Operations.Ledger;

/// <summary><c>GET /deliveries</c> and <c>GET /deliveries/{id}</c>. Without <c>Operator:Key</c> they do not exist.</summary>
internal static class LedgerEndpoints
{
    private const int UsualLimit = 50;

    public static void MapLedger(this IEndpointRouteBuilder endpoints)
    {
        if (!endpoints.ServiceProvider.GetRequiredService<OperatorGate>().Exists)
            return;
        endpoints.MapGet("/deliveries", PageAsync);
        endpoints.MapGet("/deliveries/{id:long}", OneAsync);
    }

    private static async Task PageAsync(HttpContext context)
    {
        if (!Gate(context).Admit(context))
            return;
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var (query, complaint) = LedgerQuery.Read(
            name => context.Request.Query.TryGetValue(name, out var values) ? values.ToString() : null,
            UsualLimit,
            now
        );
        if (query is null)
            await WriteAsync(context, 400, new Complaint(complaint!), LedgerJson.Default.Complaint);
        else
            await WriteAsync(
                context,
                200,
                await Reader(context).PageAsync(query, context.RequestAborted),
                LedgerJson.Default.DeliveryPage
            );
    }

    private static async Task OneAsync(HttpContext context)
    {
        if (!Gate(context).Admit(context))
            return;
        var id = long.Parse(
            (string)context.Request.RouteValues["id"]!,
            System.Globalization.CultureInfo.InvariantCulture
        );
        if (await Reader(context).FindAsync(id, context.RequestAborted) is { } delivery)
            await WriteAsync(context, 200, delivery, LedgerJson.Default.DeliveryView);
        else
            await WriteAsync(context, 404, new Complaint($"There is no delivery {id}."), LedgerJson.Default.Complaint);
    }

    private static OperatorGate Gate(HttpContext context) => context.RequestServices.GetRequiredService<OperatorGate>();

    private static LedgerReader Reader(HttpContext context) =>
        context.RequestServices.GetRequiredService<LedgerReader>();

    private static Task WriteAsync<T>(HttpContext context, int status, T body, JsonTypeInfo<T> shape)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(body, shape, cancellationToken: context.RequestAborted);
    }
}
