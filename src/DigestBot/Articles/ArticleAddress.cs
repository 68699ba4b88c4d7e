using DigestBot.Articles.Formats;

namespace DigestBot.Articles;

/// <summary>Tells whether two addresses lead to the same article.</summary>
internal static class ArticleAddress
{
    private const int Longest = 4000;

    /// <summary>What says where a reader came from, and nothing of what is read.</summary>
    private static readonly HashSet<string> _tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid",
        "gclid",
        "dclid",
        "gbraid",
        "wbraid",
        "msclkid",
        "yclid",
        "twclid",
        "igshid",
        "mc_cid",
        "mc_eid",
        "mkt_tok",
        "_hsenc",
        "_hsmi",
    };

    /// <summary>The same text for addresses that differ in scheme, the host's case, a closing slash, the fragment or tracking parameters only.</summary>
    /// <returns>Null for what is no web address.</returns>
    public static string? Key(string address) =>
        address.Length <= Longest
        && Uri.TryCreate(address.Trim(), UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        && SafeLink.HasHost(url)
            ? $"{url.IdnHost}{(url.IsDefaultPort ? "" : $":{url.Port}")}{url.AbsolutePath.TrimEnd('/')}{Query(url)}"
            : null;

    private static string Query(Uri url)
    {
        var kept = url
            .Query.TrimStart('?')
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(part => !IsTracking(part.Split('=')[0]))
            .Order(StringComparer.Ordinal);
        return string.Join('&', kept) is { Length: > 0 } query ? $"?{query}" : "";
    }

    private static bool IsTracking(string name) =>
        name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || _tracking.Contains(name);
}
