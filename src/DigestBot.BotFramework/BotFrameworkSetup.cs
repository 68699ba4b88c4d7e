using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.BotFramework;

public static class BotFrameworkSetup
{
    /// <summary>Adds inbound authentication, the connector client and Direct Line. Settings keep the SDK's names at the root.</summary>
    public static IServiceCollection AddBotFramework(this IServiceCollection services, IConfiguration configuration) =>
        throw new NotSupportedException();

    /// <summary>Maps POST <c>/api/messages</c>.</summary>
    public static IEndpointRouteBuilder MapBotFramework(this IEndpointRouteBuilder endpoints) =>
        throw new NotSupportedException();

    /// <summary>Maps Direct Line 3.0 under <c>/v3/directline</c>.</summary>
    public static IEndpointRouteBuilder MapDirectLine(this IEndpointRouteBuilder endpoints) =>
        throw new NotSupportedException();
}
