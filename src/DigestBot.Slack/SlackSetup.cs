using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DigestBot.Slack;

/// <summary>How a host takes this library in. It registers a <see cref="SlackHandler"/> beside it.</summary>
/// <remarks>
/// A host with more than one workspace also registers <see cref="SlackTokens"/> and <see cref="SlackInstalled"/>; one that remembers durably
/// what came, <see cref="SlackClaim"/>.
/// </remarks>
public static class SlackSetup
{
    /// <summary>Adds Slack by the section <c>Slack</c>.</summary>
    /// <remarks>Wrong settings stop the start with an <see cref="OptionsValidationException"/>, one sentence a failure.</remarks>
    /// <param name="scopes">The bot scopes that an installation asks for where <c>Slack:Scopes</c> names none.</param>
    public static IServiceCollection AddSlack(
        this IServiceCollection services,
        IConfiguration configuration,
        IReadOnlyList<string>? scopes = null
    )
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddHostedService<StartCheck>();
        services.AddOptionsWithValidateOnStart<StartOptions>().Validate<SlackSettings>((_, _) => true);
        services.AddSingleton(_ => ReadSettings(configuration, scopes ?? []));
        return services.AddInbound().AddOutbound().AddSockets().AddInstall();
    }

    /// <summary>
    /// Maps <c>/slack/events</c>, <c>/slack/commands</c>, <c>/slack/interactivity</c> and <c>/slack</c> for all of them. Without
    /// <c>Slack:SigningSecret</c> they do not exist. With <c>Slack:ClientId</c> also <c>/slack/install</c> and <c>/slack/oauth_redirect</c>.
    /// </summary>
    public static IEndpointRouteBuilder MapSlack(this IEndpointRouteBuilder endpoints)
    {
        var settings = endpoints.ServiceProvider.GetRequiredService<SlackSettings>();
        if (settings.CanInstall)
            MapInstall(endpoints);
        if (settings.SigningSecret is null)
            return endpoints;
        endpoints.Map("/slack/events", SlackDoor.Events);
        endpoints.Map("/slack/commands", SlackDoor.Commands);
        endpoints.Map("/slack/interactivity", SlackDoor.Interactivity);
        endpoints.Map("/slack", SlackDoor.All);
        return endpoints;
    }

    /// <summary>Makes the settings part of the host's validation at start, with everybody else's.</summary>
    private sealed class StartOptions;

    private static SlackSettings ReadSettings(IConfiguration configuration, IReadOnlyList<string> scopes)
    {
        var (settings, problems) = new SettingsReader(configuration, scopes).Read();
        return problems.Count == 0
            ? settings
            : throw new OptionsValidationException(nameof(SlackSettings), typeof(SlackSettings), problems);
    }

    private static void Map(this IEndpointRouteBuilder endpoints, string path, SlackDoor door)
    {
        var endpoint = endpoints.ServiceProvider.GetRequiredService<SlackEndpoint>();
        endpoints.Map(path, context => endpoint.HandleAsync(context, door));
    }

    private static void MapInstall(IEndpointRouteBuilder endpoints)
    {
        var install = endpoints.ServiceProvider.GetRequiredService<InstallEndpoint>();
        endpoints.MapGet("/slack/install", install.BeginAsync);
        endpoints.MapGet("/slack/oauth_redirect", install.FinishAsync);
    }

    private static IServiceCollection AddSockets(this IServiceCollection services) =>
        services
            .AddSingleton<SocketOpener>()
            .AddSingleton<SocketIntake>()
            .AddSingleton<SocketMode>()
            .AddHostedService(provider => provider.GetRequiredService<SocketMode>());

    private static IServiceCollection AddInstall(this IServiceCollection services) =>
        services
            .AddSingleton(provider => new InstallStates(
                provider.GetService<IDataProtectionProvider>() ?? new EphemeralDataProtectionProvider(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<InstallEndpoint>();

    private static IServiceCollection AddInbound(this IServiceCollection services)
    {
        services.TryAddSingleton<SlackClaim>(provider =>
        {
            var seen = new SeenKeys(provider.GetRequiredService<TimeProvider>());
            return (key, _) => ValueTask.FromResult(seen.Add(key));
        });
        return services
            .AddSingleton<SlackSignature>()
            .AddSingleton<LateReplies>()
            .AddSingleton<HandlerRunner>()
            .AddSingleton<InboundQueue>()
            .AddHostedService(provider => provider.GetRequiredService<InboundQueue>())
            .AddSingleton<Intake>()
            .AddSingleton<SlackEndpoint>();
    }

    private static IServiceCollection AddOutbound(this IServiceCollection services)
    {
        services
            .AddHttpClient(SlackHttp.Client)
            .ConfigureHttpClient(client => client.Timeout = TimeSpan.FromMinutes(6))
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    ConnectTimeout = TimeSpan.FromSeconds(5),
                    PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                    UseCookies = false,
                }
            )
            .RemoveAllLoggers();
        services.TryAddSingleton<SlackTokens>(provider =>
        {
            var token = provider.GetRequiredService<SlackSettings>().BotToken;
            return (_, _) => ValueTask.FromResult(token);
        });
        return services
            .AddSingleton<SlackHttp>()
            .AddSingleton<Pace>()
            .AddSingleton<SlackCalls>()
            .AddSingleton(provider => new SlackWeb(provider.GetRequiredService<SlackCalls>()))
            .AddSingleton(provider => new ResponseUrls(
                provider.GetRequiredService<SlackSettings>(),
                provider.GetRequiredService<SlackHttp>(),
                provider.GetRequiredService<TimeProvider>()
            ));
    }
}
