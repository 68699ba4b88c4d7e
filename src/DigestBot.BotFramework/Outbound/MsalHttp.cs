using Microsoft.Identity.Client;

namespace DigestBot.BotFramework;

/// <summary>Lets MSAL use the host's HTTP clients.</summary>
internal sealed class MsalHttp(IHttpClientFactory clients) : IMsalHttpClientFactory
{
    public HttpClient GetHttpClient() => clients.CreateClient(BotFrameworkHttp.Login);
}
