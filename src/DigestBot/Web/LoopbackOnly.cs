using System.Net;

namespace DigestBot.Web;

/// <summary>Endpoints that exist on the developer's own machine and nowhere else.</summary>
/// <remarks>
/// A caller's address alone proves little: a page elsewhere can point its own name at 127.0.0.1 (DNS rebinding), post here across
/// sites, or come through a tunnel that ends on this machine. Each of the four conditions closes one of these ways.
/// </remarks>
internal static class LoopbackOnly
{
    private static readonly string[] Tunnels =
    [
        "Forwarded",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
    ];

    /// <summary>Maps nothing outside Development; inside, whatever <paramref name="map"/> maps answers other machines 404.</summary>
    public static void MapLoopbackOnly(this IEndpointRouteBuilder endpoints, Action<IEndpointRouteBuilder> map)
    {
        if (!endpoints.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment())
            return;

        var group = endpoints.MapGroup("");
        ((IEndpointConventionBuilder)group).Add(Guard);
        map(group);
    }

    private static void Guard(EndpointBuilder endpoint)
    {
        var guarded = endpoint.RequestDelegate!;
        endpoint.RequestDelegate = context => IsThisMachine(context) ? guarded(context) : NotFound(context);
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    internal static bool IsThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && context.Request.Host.Host.ToLowerInvariant() is "localhost" or "127.0.0.1" or "[::1]"
        && !Tunnels.Any(context.Request.Headers.ContainsKey)
        && ComesFromOurPage(context.Request);

    private static bool ComesFromOurPage(HttpRequest request) =>
        request.Headers.Origin is var origin && (origin.Count == 0 || origin == $"{request.Scheme}://{request.Host}");
}
