using System.Security.Claims;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Logging;

namespace DigestBot.BotBuilder;

/// <summary>The SDK's authentication, without its gaps: what it cannot read is refused like the rest, and so is a token for another service or an activity of no channel.</summary>
internal sealed class SdkAuthentication(
    BotFrameworkSettings settings,
    IHttpClientFactory clients,
    ILogger<SdkAuthentication> logger
)
    : ConfigurationBotFrameworkAuthentication(
        SdkSettings.Of(settings),
        new ConfigurationServiceClientCredentialFactory(
            SdkSettings.Of(settings),
            clients.CreateClient(BotFrameworkHttp.Login)
        ),
        new AuthenticationConfiguration { ValidTokenIssuers = settings.OwnTenantIssuers },
        new ConnectorHttp(clients)
    )
{
    private const string Audience = "aud";

    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(
        Microsoft.Bot.Schema.Activity activity,
        string authHeader,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var result = await base.AuthenticateRequestAsync(activity, authHeader, cancellationToken);
            result.ConnectorFactory = new SdkConnectors(result.ConnectorFactory);
            return
                IsForThisBot(result.ClaimsIdentity)
                && (!settings.HasIdentity || !string.IsNullOrEmpty(activity.ChannelId))
                ? result
                : throw new UnauthorizedAccessException("The token is for another service, or no channel is named.");
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            Log.CallerRefused(logger, problem.Message);
            throw new UnauthorizedAccessException(problem.Message, problem);
        }
    }

    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity) =>
        new SdkConnectors(base.CreateConnectorFactory(claimsIdentity));

    private bool IsForThisBot(ClaimsIdentity identity) =>
        settings.MicrosoftAppId is not { } appId
        || identity.FindFirst(Audience)?.Value is { } audience && (audience == appId || audience == $"api://{appId}");

    /// <summary>Hands the SDK the client that calls the Connector, whatever name it asks for.</summary>
    private sealed class ConnectorHttp(IHttpClientFactory clients) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => clients.CreateClient(BotFrameworkHttp.Connector);
    }
}
