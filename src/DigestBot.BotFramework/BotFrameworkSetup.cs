using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigestBot.BotFramework;

/// <summary>How a host takes this library in. It registers a <see cref="TurnHandler"/> of its own beside it.</summary>
public static class BotFrameworkSetup
{
    /// <summary>Adds inbound authentication, the connector client and Direct Line. Settings keep the SDK's names at the root.</summary>
    /// <remarks>Wrong settings stop the start with an <see cref="OptionsValidationException"/>, one sentence a failure.</remarks>
    /// <param name="isOptional">
    /// Outside Development the host has other channels than the Connector: without <c>MicrosoftAppId</c> it starts, and takes no activities.
    /// </param>
    public static IServiceCollection AddBotFramework(
        this IServiceCollection services,
        IConfiguration configuration,
        bool isOptional = false
    )
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ReplyGate>((_, _) => ValueTask.CompletedTask);
        services.AddHostedService<StartCheck>();
        services.AddOptionsWithValidateOnStart<StartOptions>().Validate<BotFrameworkSettings>((_, _) => true);
        services.AddSingleton(provider => ReadSettings(provider, configuration, isOptional));
        return services.AddHttp().AddInbound().AddOutbound().AddDirectLine();
    }

    /// <summary>Maps POST <c>/api/messages</c>; nothing while the Connector is not connected.</summary>
    public static IEndpointRouteBuilder MapBotFramework(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetRequiredService<BotFrameworkSettings>().IsClosed)
            return endpoints;
        var handler = endpoints.ServiceProvider.GetRequiredService<MessagesHandler>();
        endpoints.Map("/api/messages", context => handler(context));
        return endpoints;
    }

    /// <summary>Maps Direct Line 3.0 under <c>/v3/directline</c>.</summary>
    /// <remarks>For Development: it serves this machine only, without a secret. Callers from elsewhere get 403.</remarks>
    public static IEndpointRouteBuilder MapDirectLine(this IEndpointRouteBuilder endpoints)
    {
        DirectLineRoutes.Map(endpoints);
        return endpoints;
    }

    /// <summary>Makes the settings part of the host's validation at start, with everybody else's.</summary>
    private sealed class StartOptions;

    private static BotFrameworkSettings ReadSettings(
        IServiceProvider provider,
        IConfiguration configuration,
        bool isOptional
    )
    {
        var isDevelopment = provider.GetRequiredService<IHostEnvironment>().IsDevelopment();
        var (settings, problems) = new SettingsReader(configuration, isDevelopment, isOptional).Read();
        return problems.Count == 0
            ? settings
            : throw new OptionsValidationException(
                nameof(BotFrameworkSettings),
                typeof(BotFrameworkSettings),
                problems
            );
    }

    private static IServiceCollection AddHttp(this IServiceCollection services)
    {
        foreach (var name in new[] { BotFrameworkHttp.OpenId, BotFrameworkHttp.Login, BotFrameworkHttp.Connector })
            services
                .AddHttpClient(name)
                .ConfigureHttpClient(client => client.Timeout = TimeSpan.FromMinutes(6))
                .ConfigurePrimaryHttpMessageHandler(() =>
                    new SocketsHttpHandler
                    {
                        AllowAutoRedirect = name == BotFrameworkHttp.OpenId,
                        ConnectTimeout = TimeSpan.FromSeconds(5),
                        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                        UseCookies = false,
                        PlaintextStreamFilter = name == BotFrameworkHttp.Connector ? WholeRequests.FilterAsync : null,
                    }
                );
        services
            .AddHttpClient(BotFrameworkHttp.Connector)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddHttpClient(BotFrameworkHttp.OpenId).ConfigureHttpClient(Brief);
        services.AddHttpClient(BotFrameworkHttp.Login).ConfigureHttpClient(Brief);
        return services;
    }

    private static void Brief(HttpClient client)
    {
        client.Timeout = TimeSpan.FromSeconds(10);
        client.MaxResponseContentBufferSize = 4 * 1024 * 1024;
    }

    private static IServiceCollection AddInbound(this IServiceCollection services) =>
        services
            .AddSingleton<BearerAuthentication>()
            .AddSingleton<SeenActivities>()
            .AddSingleton<InvokeAnswers>()
            .AddSingleton<TurnRunner>()
            .AddSingleton<MessagesTurns>()
            .AddSingleton<MessagesReader>()
            .AddSingleton<MessagesEndpoint>()
            .AddSingleton<MessagesHandler>(provider => provider.GetRequiredService<MessagesEndpoint>().HandleAsync);

    private static IServiceCollection AddOutbound(this IServiceCollection services) =>
        services
            .AddSingleton<ConnectorTokens>()
            .AddSingleton<ConnectorCalls>()
            .AddSingleton<QuickRetry>()
            .AddSingleton(provider => new TrustedServiceUrls(provider.GetRequiredService<BotFrameworkSettings>()))
            .AddSingleton<ConnectorClient, HttpConnectorClient>();

    private static IServiceCollection AddDirectLine(this IServiceCollection services) =>
        services
            .AddSingleton(provider => new DirectLineTokens(
                provider.GetService<IDataProtectionProvider>() ?? DataProtectionProvider.Create("DigestBot"),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<DirectLineGate>()
            .AddSingleton<DirectLineEndpoints>()
            .AddSingleton<DirectLineActivities>()
            .AddSingleton<DirectLineStream>()
            .AddSingleton<DirectLineTurns>()
            .AddHostedService(provider => provider.GetRequiredService<DirectLineTurns>())
            .AddSingleton(provider => new DirectLineConversations(
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<DirectLineConversations>>()
            ));
}
