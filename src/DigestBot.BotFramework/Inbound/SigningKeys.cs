using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace DigestBot.BotFramework;

/// <summary>
/// One issuer's published keys: fetched when first needed and daily, and once more, at most hourly, when a token names a key that is not
/// among them, so that the first request after a rotation passes.
/// </summary>
internal sealed class SigningKeys(Uri metadata, IHttpClientFactory clients, TimeProvider time, ILogger logger)
    : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private static readonly TimeSpan UnknownKeyPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan FailurePause = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _gate = new(1);
    private volatile Published _published = new(new Dictionary<string, JsonWebKey>(StringComparer.Ordinal), null);
    private DateTimeOffset? _failed;
    private DateTimeOffset? _askedForUnknown;

    public ValueTask<JsonWebKey?> FindAsync(string keyId, CancellationToken cancellation) =>
        _published is var (keys, fetched) && !Elapsed(fetched, Lifetime) && keys.TryGetValue(keyId, out var key)
            ? new(key)
            : new(FindOrFetchAsync(keyId, cancellation));

    private async Task<JsonWebKey?> FindOrFetchAsync(string keyId, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            var fresh = Elapsed(_published.Fetched, Lifetime) && await FetchAsync(cancellation);
            if (_published.Keys.TryGetValue(keyId, out var key))
                return key;
            if (fresh || !Elapsed(_askedForUnknown, UnknownKeyPause) || !await FetchAsync(cancellation))
                return null;
            _askedForUnknown = time.GetUtcNow();
            return _published.Keys.GetValueOrDefault(keyId);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private bool Elapsed(DateTimeOffset? since, TimeSpan span) => since is null || time.GetUtcNow() - since >= span;

    private async Task<bool> FetchAsync(CancellationToken cancellation)
    {
        if (!Elapsed(_failed, FailurePause))
            return false;
        try
        {
            using var client = clients.CreateClient(BotFrameworkHttp.OpenId);
            var retriever = new HttpDocumentRetriever(client) { RequireHttps = !metadata.IsLoopback };
            var found = await OpenIdConnectConfigurationRetriever.GetAsync(
                metadata.AbsoluteUri,
                retriever,
                cancellation
            );
            var keys = (found.JsonWebKeySet?.Keys ?? [])
                .Where(key => key.Kty == JsonWebAlgorithmsKeyTypes.RSA && !string.IsNullOrEmpty(key.Kid))
                .DistinctBy(key => key.Kid, StringComparer.Ordinal)
                .ToDictionary(key => key.Kid, StringComparer.Ordinal);
            (_published, _failed) = (new(keys, time.GetUtcNow()), null);
            Log.KeysFetched(logger, metadata, keys.Count);
            return true;
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            _failed = time.GetUtcNow();
            Log.KeysNotFetched(logger, problem, metadata);
            return false;
        }
    }

    /// <summary>What was read, and when; null before the first time.</summary>
    private sealed record Published(Dictionary<string, JsonWebKey> Keys, DateTimeOffset? Fetched);
}
