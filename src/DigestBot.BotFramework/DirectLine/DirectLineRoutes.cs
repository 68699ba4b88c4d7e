using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.BotFramework;

/// <summary>The addresses below <c>/v3/directline</c>.</summary>
internal static class DirectLineRoutes
{
    private const string Root = "/v3/directline";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        Post(endpoints, "/tokens/generate", (rest, context, _) => rest.GenerateAsync(context));
        Post(endpoints, "/tokens/refresh", (rest, context, _) => rest.RefreshAsync(context));
        Post(endpoints, "/conversations", (rest, context, _) => rest.StartAsync(context));
        Map<DirectLineEndpoints>(
            endpoints,
            "/conversations/{id}",
            HttpMethods.Get,
            (rest, context, id) => rest.ReconnectAsync(context, id)
        );
        Map<DirectLineActivities>(
            endpoints,
            "/conversations/{id}/activities",
            HttpMethods.Post,
            (talk, context, id) => talk.PostAsync(context, id)
        );
        Map<DirectLineActivities>(
            endpoints,
            "/conversations/{id}/activities",
            HttpMethods.Get,
            (talk, context, id) => talk.GetAsync(context, id)
        );
        Map<DirectLineActivities>(
            endpoints,
            "/conversations/{id}/stream",
            HttpMethods.Get,
            (talk, context, id) => talk.StreamAsync(context, id)
        );
    }

    private static void Post(
        IEndpointRouteBuilder endpoints,
        string path,
        Func<DirectLineEndpoints, HttpContext, string, Task> handle
    ) => Map(endpoints, path, HttpMethods.Post, handle);

    private static void Map<T>(
        IEndpointRouteBuilder endpoints,
        string path,
        string method,
        Func<T, HttpContext, string, Task> handle
    )
        where T : class
    {
        var pipeline = endpoints.CreateApplicationBuilder().UseWebSockets();
        pipeline.Run(async context =>
        {
            var services = context.RequestServices;
            if (await services.GetRequiredService<DirectLineGate>().AdmitAsync(context))
                await handle(services.GetRequiredService<T>(), context, context.GetRouteValue("id") as string ?? "");
        });
        endpoints.MapMethods(Root + path, [method], pipeline.Build());
    }
}
