namespace DigestBot.BotFramework;

/// <summary>The names of the HTTP clients this library takes from <see cref="IHttpClientFactory"/>; a host may configure them.</summary>
public static class BotFrameworkHttp
{
    /// <summary>Reads OpenID metadata and signing keys.</summary>
    public const string OpenId = "botframework-openid";

    /// <summary>Asks the login host for tokens.</summary>
    public const string Login = "botframework-login";

    /// <summary>Calls the Bot Connector.</summary>
    public const string Connector = "botframework-connector";
}
