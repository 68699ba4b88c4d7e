using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.DependencyInjection;

namespace DigestBot.BotBuilder;

/// <summary>How a service that has <c>AddBotFramework</c> puts its bot on the SDK's adapter instead.</summary>
public static class BotBuilderSetup
{
    /// <summary>From here on the SDK answers <c>/api/messages</c> and calls the Connector. Settings stay what they are.</summary>
    public static IServiceCollection AddBotBuilder(this IServiceCollection services) =>
        services
            .AddSingleton<SdkAuthentication>()
            .AddSingleton(provider => new CloudAdapter(provider.GetRequiredService<SdkAuthentication>()))
            .AddSingleton<SdkTokens>()
            .AddSingleton<SdkCalls>()
            .AddSingleton<BotBuilderBots>()
            .AddSingleton<BotBuilderEndpoint>()
            .AddSingleton<MessagesHandler>(provider => provider.GetRequiredService<BotBuilderEndpoint>().HandleAsync)
            .AddSingleton<ConnectorClient, BotBuilderConnectorClient>();
}
