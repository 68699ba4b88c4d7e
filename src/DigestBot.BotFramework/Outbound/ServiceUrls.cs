using System.Collections.Concurrent;

namespace DigestBot.BotFramework;

/// <summary>Service URLs as addresses. There are few of them and they come with every call, so that the latest are kept.</summary>
internal static class ServiceUrls
{
    private const int AtHand = 1024;

    private static readonly ConcurrentDictionary<string, Uri?> _parsed = new(StringComparer.Ordinal);

    /// <summary>With a slash at its end; null when it is no absolute address.</summary>
    public static Uri? Parse(string serviceUrl)
    {
        if (_parsed.TryGetValue(serviceUrl, out var known))
            return known;
        if (_parsed.Count >= AtHand)
            _parsed.Clear();
        var slashed = serviceUrl.EndsWith('/') ? serviceUrl : serviceUrl + "/";
        return _parsed[serviceUrl] = Uri.TryCreate(slashed, UriKind.Absolute, out var url) ? url : null;
    }
}
