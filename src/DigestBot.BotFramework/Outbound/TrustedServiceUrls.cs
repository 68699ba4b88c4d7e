using System.Collections.Concurrent;

namespace DigestBot.BotFramework;

/// <summary>
/// Where the bot's token may go: service URLs that came in authenticated activities, and the Connector's own hosts. After a restart the host
/// adds the ones it stored.
/// </summary>
public sealed class TrustedServiceUrls
{
    private static readonly string[] KnownHosts =
    [
        "smba.trafficmanager.net",
        "smba.infra.gcc.teams.microsoft.com",
        "smba.infra.gov.teams.microsoft.us",
        "smba.infra.dod.teams.microsoft.us",
    ];
    private static readonly string[] KnownDomains = [".botframework.com", ".botframework.azure.us"];

    private readonly BotFrameworkSettings _settings;
    private readonly ConcurrentDictionary<string, byte> _added = new(StringComparer.OrdinalIgnoreCase);

    internal TrustedServiceUrls(BotFrameworkSettings settings) => _settings = settings;

    /// <summary>Trusts a service URL that came in an authenticated activity, now or before a restart.</summary>
    public void Add(string? serviceUrl)
    {
        if (Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url))
            _added.TryAdd(Key(url), 0);
    }

    /// <summary>Trusts what the host stored of earlier conversations.</summary>
    public void Seed(IEnumerable<string> serviceUrls)
    {
        foreach (var serviceUrl in serviceUrls)
            Add(serviceUrl);
    }

    /// <summary>Why nothing may be sent there, in a sentence, or null.</summary>
    internal string? Objection(string serviceUrl)
    {
        if (ServiceUrls.Parse(serviceUrl) is not { } url)
            return "The service URL is not an address.";
        if (!_settings.HasIdentity)
            return url.IsLoopback ? null : "Without MicrosoftAppId the bot answers programs of this machine only.";
        if (
            url.Scheme != Uri.UriSchemeHttps
            && !(url.Scheme == Uri.UriSchemeHttp && url.IsLoopback && _settings.IsDevelopment)
        )
            return "The service URL is not https.";
        return IsKnown(url) || _added.ContainsKey(Key(url))
            ? null
            : "The service URL did not come in an authenticated activity.";
    }

    private static bool IsKnown(Uri url) =>
        url.Scheme == Uri.UriSchemeHttps
        && url.IsDefaultPort
        && (
            KnownHosts.Contains(url.IdnHost, StringComparer.OrdinalIgnoreCase)
            || KnownDomains.Any(domain => url.IdnHost.EndsWith(domain, StringComparison.OrdinalIgnoreCase))
        );

    private static string Key(Uri url) => url.AbsoluteUri.TrimEnd('/');
}
