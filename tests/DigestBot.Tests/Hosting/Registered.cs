using DigestBot.Testing;

namespace DigestBot.Tests.Hosting;

/// <summary>The service behind an Azure Bot registration: the Connector signs what it brings, and takes nothing without a token of the login host.</summary>
internal sealed class Registered : IAsyncDisposable
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    private const string Secret = "the secret";

    private Registered(FakeIssuer issuer, FakeLogin login, BotHost host, FakeConnector connector)
    {
        (Issuer, Login, Host, Connector) = (issuer, login, host, connector);
        Ann = In(connector);
    }

    public FakeIssuer Issuer { get; }

    public FakeLogin Login { get; }

    public BotHost Host { get; }

    public FakeConnector Connector { get; }

    public Person Ann { get; }

    /// <summary>Whether the login host has a reason to refuse the bot.</summary>
    public bool MayBeRefused { get; set; }

    public static async Task<Registered> StartAsync(params IEnumerable<string> articles)
    {
        var issuer = await FakeIssuer.StartAsync(TimeProvider.System, isSecure: true);
        var login = await FakeLogin.StartAsync(AppId, Secret);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["MicrosoftAppType"] = "MultiTenant",
            ["MicrosoftAppId"] = AppId,
            ["MicrosoftAppPassword"] = Secret,
            ["ToBotFromChannelOpenIdMetadataUrl"] = issuer.MetadataUrl,
            ["ToBotFromEmulatorOpenIdMetadataUrl"] = issuer.MetadataUrl,
            ["ToChannelFromBotLoginUrl"] = login.Url,
            ["ValidateAuthority"] = "false",
        };
        var host = await BotHost.StartAsync(null, settings, builder => FakeLogin.TrustIn(builder.Services), articles);
        return new Registered(issuer, login, host, await StartConnectorAsync(login));
    }

    /// <summary>Another region's Connector.</summary>
    public Task<FakeConnector> AnotherRegionAsync() => StartConnectorAsync(Login);

    /// <summary>Ann, as this Connector brings her.</summary>
    public Person In(FakeConnector connector) => new(Host, connector) { Sign = Token };

    /// <summary>The same Ann without a token that counts.</summary>
    public Person Stranger(Func<string, string>? sign) => new(Host, Connector) { Sign = sign };

    /// <summary>Good by the clock of the test, and by the machine's, which the SDK goes by.</summary>
    public string Token(string serviceUrl)
    {
        DateTimeOffset[] clocks = [Host.Time.GetUtcNow(), TimeProvider.System.GetUtcNow()];
        var token = Issuer.ChannelToken(AppId, serviceUrl);
        token.Claims["nbf"] = clocks.Min().ToUnixTimeSeconds();
        token.Claims["exp"] = clocks.Max().AddHours(1).ToUnixTimeSeconds();
        return token.Sign();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Connector.DisposeAsync();
        await Login.DisposeAsync();
        await Issuer.DisposeAsync();
        Connector.Violations.ShouldBeEmpty();
        if (!MayBeRefused)
            Login.Refusals.ShouldBeEmpty();
    }

    private static async Task<FakeConnector> StartConnectorAsync(FakeLogin login)
    {
        var connector = await FakeConnector.StartAsync();
        connector.AcceptsToken = login.Accepts;
        return connector;
    }
}
