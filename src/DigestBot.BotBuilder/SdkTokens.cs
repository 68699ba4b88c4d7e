using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Logging;

namespace DigestBot.BotBuilder;

/// <summary>
/// Has the SDK get its token before a call leaves: afterwards nobody could tell whether the login host or the channel failed, and a
/// message that never left would count as one that may have arrived.
/// </summary>
/// <remarks>
/// All who need one at the same time wait for one request. The SDK lets them block a thread each until the first has it, which then finds
/// no thread to go on with.
/// </remarks>
internal sealed class SdkTokens(
    BotFrameworkSettings settings,
    IHttpClientFactory clients,
    TimeProvider time,
    ILogger<SdkTokens> logger
)
{
    private readonly ConfigurationServiceClientCredentialFactory _factory = new(
        SdkSettings.Of(settings),
        clients.CreateClient(BotFrameworkHttp.Login)
    );

    private readonly SharedRequest<string?> _usual = new();
    private readonly SharedRequest<string?> _refresh = new();

    /// <summary>Why there is no token, in a sentence, or null.</summary>
    public async Task<string?> ProblemAsync(bool refresh, CancellationToken cancellation)
    {
        if (!settings.HasIdentity)
            return null;
        try
        {
            return await (refresh ? _refresh : _usual)
                .Join(() => AskAsync(refresh), out _)
                .WaitAsync(settings.Timeout, time, cancellation);
        }
        catch (TimeoutException late)
        {
            return Problem(late);
        }
    }

    private async Task<string?> AskAsync(bool refresh)
    {
        try
        {
            var credentials = await _factory.CreateCredentialsAsync(
                settings.MicrosoftAppId,
                settings.ToChannelFromBotOAuthScope,
                settings.ToChannelFromBotLoginUrl.AbsoluteUri,
                settings.ValidateAuthority,
                CancellationToken.None
            );
            await ((AppCredentials)credentials).GetTokenAsync(refresh);
            return null;
        }
        catch (Exception problem)
        {
            return Problem(problem);
        }
    }

    private string? Problem(Exception problem)
    {
        Log.NoToken(logger, problem);
        return ConnectorToken.None(problem).Problem;
    }
}
