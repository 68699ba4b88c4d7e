using Microsoft.Extensions.Logging;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace DigestBot.BotFramework;

/// <summary>A token for the Connector, none because none is needed, or why there is none.</summary>
internal sealed record ConnectorToken(string? Token, string? Problem = null)
{
    public static ConnectorToken None(Exception problem) =>
        new(
            null,
            "The login host gave the bot no token; check MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId. "
                + problem.Message
        );
}

/// <summary>The bot's tokens for the Connector; MSAL keeps them until shortly before they expire, and is asked once a minute.</summary>
internal sealed class ConnectorTokens(
    BotFrameworkSettings settings,
    IHttpClientFactory clients,
    TimeProvider time,
    ILogger<ConnectorTokens> logger
)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly Lazy<Func<bool, CancellationToken, Task<AuthenticationResult>>> _acquire = new(() =>
        settings.MicrosoftAppType == BotAppType.UserAssignedMSI
            ? ByIdentity(settings, clients)
            : BySecret(settings, clients)
    );

    private volatile AtHand? _atHand;

    public ValueTask<ConnectorToken> GetAsync(bool refresh, CancellationToken cancellation)
    {
        if (!settings.HasIdentity)
            return new(new ConnectorToken(null));
        return !refresh && _atHand is { } known && time.GetElapsedTime(known.Since) < Lifetime
            ? new(known.Token)
            : new(AcquireAsync(refresh, cancellation));
    }

    private async Task<ConnectorToken> AcquireAsync(bool refresh, CancellationToken cancellation)
    {
        try
        {
            var asked = time.GetTimestamp();
            var result = await _acquire.Value(refresh, cancellation);
            var token = new ConnectorToken(result.AccessToken);
            _atHand = new(token, asked);
            return token;
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            Log.NoToken(logger, problem);
            return ConnectorToken.None(problem);
        }
    }

    private static Func<bool, CancellationToken, Task<AuthenticationResult>> BySecret(
        BotFrameworkSettings settings,
        IHttpClientFactory clients
    )
    {
        var application = ConfidentialClientApplicationBuilder
            .Create(settings.MicrosoftAppId)
            .WithClientSecret(settings.MicrosoftAppPassword)
            .WithAuthority(settings.ToChannelFromBotLoginUrl, settings.ValidateAuthority)
            .WithInstanceDiscovery(settings.ValidateAuthority)
            .WithHttpClientFactory(new MsalHttp(clients))
            .Build();
        string[] scopes = [$"{settings.ToChannelFromBotOAuthScope}/.default"];
        return (refresh, cancellation) =>
            application.AcquireTokenForClient(scopes).WithForceRefresh(refresh).ExecuteAsync(cancellation);
    }

    private static Func<bool, CancellationToken, Task<AuthenticationResult>> ByIdentity(
        BotFrameworkSettings settings,
        IHttpClientFactory clients
    )
    {
        var application = ManagedIdentityApplicationBuilder
            .Create(ManagedIdentityId.WithUserAssignedClientId(settings.MicrosoftAppId))
            .WithHttpClientFactory(new MsalHttp(clients))
            .Build();
        return (refresh, cancellation) =>
            application
                .AcquireTokenForManagedIdentity(settings.ToChannelFromBotOAuthScope)
                .WithForceRefresh(refresh)
                .ExecuteAsync(cancellation);
    }

    /// <param name="Since">The timestamp at which MSAL was asked.</param>
    private sealed record AtHand(ConnectorToken Token, long Since);
}
