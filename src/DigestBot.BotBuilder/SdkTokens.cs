using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Logging;

namespace DigestBot.BotBuilder;

/// <summary>
/// Has the SDK get its token before a call leaves: afterwards nobody could tell whether the login host or the channel failed, and a
/// message that never left would count as one that may have arrived.
/// </summary>
internal sealed class SdkTokens(BotFrameworkSettings settings, IHttpClientFactory clients, ILogger<SdkTokens> logger)
{
    private readonly ConfigurationServiceClientCredentialFactory _factory = new(
        SdkSettings.Of(settings),
        clients.CreateClient(BotFrameworkHttp.Login)
    );

    /// <summary>Why there is no token, in a sentence, or null.</summary>
    public async Task<string?> ProblemAsync(bool refresh, CancellationToken cancellation)
    {
        if (!settings.HasIdentity)
            return null;
        try
        {
            var credentials = await _factory.CreateCredentialsAsync(
                settings.MicrosoftAppId,
                settings.ToChannelFromBotOAuthScope,
                settings.ToChannelFromBotLoginUrl.AbsoluteUri,
                settings.ValidateAuthority,
                cancellation
            );
            await ((AppCredentials)credentials).GetTokenAsync(refresh);
            return null;
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            Log.NoToken(logger, problem);
            return ConnectorToken.None(problem).Problem;
        }
    }
}
