using Microsoft.Extensions.Logging;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace DigestBot.BotFramework;

/// <summary>A token for the Connector, none because none is needed, or why there is none.</summary>
internal sealed record ConnectorToken(string? Token, string? Problem = null)
{
    /// <summary>The value of the header <c>Authorization</c>; null without a token.</summary>
    public string? Authorization { get; } = Token is null ? null : $"Bearer {Token}";

    public static ConnectorToken None(Exception problem) =>
        new(
            null,
            "The login host gave the bot no token; check MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId. "
                + problem.Message
        );
}

/// <summary>
/// The bot's tokens for the Connector. MSAL keeps them until shortly before they expire, and is asked once a minute; all who need one at the
/// same time wait for the same answer.
/// </summary>
internal sealed class ConnectorTokens(
    BotFrameworkSettings settings,
    IHttpClientFactory clients,
    TimeProvider time,
    ILogger<ConnectorTokens> logger
)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);
    private static readonly ConnectorToken _none = new(Token: null);

    private readonly Lazy<Func<bool, Task<AuthenticationResult>>> _acquire = new(() =>
        settings.MicrosoftAppType == BotAppType.UserAssignedMSI
            ? ByIdentity(settings, clients)
            : BySecret(settings, clients)
    );

    private readonly SharedRequest<ConnectorToken> _asked = new();
    private volatile AtHand? _atHand;

    /// <param name="refused">A token the channel did not take, so that another is needed.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public ValueTask<ConnectorToken> GetAsync(string? refused, CancellationToken cancellation)
    {
        if (!settings.HasIdentity)
            return new(_none);
        return Known(refused) is { } token ? new(token) : new(AcquireAsync(refused, cancellation));
    }

    private ConnectorToken? Known(string? refused) =>
        _atHand is { } known && time.GetElapsedTime(known.Since) < Lifetime && known.Token.Token != refused
            ? known.Token
            : null;

    private async Task<ConnectorToken> AcquireAsync(string? refused, CancellationToken cancellation)
    {
        while (true)
        {
            var token = await _asked.Join(() => AskAsync(refused), out var isOwn).WaitAsync(cancellation);
            if (isOwn || token.Token is null || token.Token != refused)
                return token;
        }
    }

    private async Task<ConnectorToken> AskAsync(string? refused)
    {
        if (Known(refused) is { } came)
            return came;
        try
        {
            var asked = time.GetTimestamp();
            var result = await _acquire.Value(refused is not null);
            var token = new ConnectorToken(result.AccessToken);
            _atHand = new(token, asked);
            return token;
        }
        catch (Exception problem)
        {
            Log.NoToken(logger, problem);
            return ConnectorToken.None(problem);
        }
    }

    private static Func<bool, Task<AuthenticationResult>> BySecret(
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
        return refresh => application.AcquireTokenForClient(scopes).WithForceRefresh(refresh).ExecuteAsync();
    }

    private static Func<bool, Task<AuthenticationResult>> ByIdentity(
        BotFrameworkSettings settings,
        IHttpClientFactory clients
    )
    {
        var application = ManagedIdentityApplicationBuilder
            .Create(ManagedIdentityId.WithUserAssignedClientId(settings.MicrosoftAppId))
            .WithHttpClientFactory(new MsalHttp(clients))
            .Build();
        return refresh =>
            application
                .AcquireTokenForManagedIdentity(settings.ToChannelFromBotOAuthScope)
                .WithForceRefresh(refresh)
                .ExecuteAsync();
    }

    /// <param name="Since">The timestamp at which MSAL was asked.</param>
    private sealed record AtHand(ConnectorToken Token, long Since);
}
