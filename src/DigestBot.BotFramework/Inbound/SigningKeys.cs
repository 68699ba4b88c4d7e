using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace DigestBot.BotFramework;

/// <summary>
/// One issuer's published keys: fetched when first needed and daily, and once more, at most hourly, when a token names a key that is not
/// among them, so that the first request after a rotation passes.
/// </summary>
/// <remarks>
/// A known key is given at once while newer ones are fetched, one fetch at a time; only for one that is not known is a fetch waited for. Keys
/// that could not be fetched anew for five days are not trusted any more.
/// </remarks>
internal sealed class SigningKeys(Uri metadata, IHttpClientFactory clients, TimeProvider time, ILogger logger)
    : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private static readonly TimeSpan LongestTrust = TimeSpan.FromDays(5);
    private static readonly TimeSpan UnknownKeyPause = TimeSpan.FromHours(1);
    private static readonly TimeSpan FailurePause = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _end = new();
    private volatile Published _published = new(new Dictionary<string, JsonWebKey>(StringComparer.Ordinal), null);
    private Task _fetch = Task.CompletedTask;
    private DateTimeOffset? _failed;
    private DateTimeOffset? _askedForUnknown;

    public ValueTask<JsonWebKey?> FindAsync(string keyId, CancellationToken cancellation)
    {
        if (Known(keyId) is not { } key)
            return new(WaitAsync(keyId, cancellation));
        if (IsOld)
            _ = FetchIfDueAsync(keyId);
        return new(key);
    }

    public void Dispose()
    {
        _end.Cancel();
        _end.Dispose();
    }

    private bool IsOld => Elapsed(_published.Fetched, Lifetime);

    private JsonWebKey? Known(string keyId) =>
        _published is var (keys, fetched) && !Elapsed(fetched, LongestTrust) ? keys.GetValueOrDefault(keyId) : null;

    private async Task<JsonWebKey?> WaitAsync(string keyId, CancellationToken cancellation)
    {
        await FetchIfDueAsync(keyId).WaitAsync(cancellation);
        return Known(keyId);
    }

    /// <summary>The fetch that is under way, or a new one when it is time for it.</summary>
    private Task FetchIfDueAsync(string keyId)
    {
        lock (_lock)
        {
            if (_fetch.IsCompleted && Elapsed(_failed, FailurePause) && (IsOld || IsMissing(keyId)))
            {
                var isForUnknown = !IsOld;
                var end = _end.Token;
                _fetch = Task.Run(() => FetchAsync(isForUnknown, end), end);
            }
            return _fetch;
        }
    }

    private bool IsMissing(string keyId) => Known(keyId) is null && Elapsed(_askedForUnknown, UnknownKeyPause);

    private bool Elapsed(DateTimeOffset? since, TimeSpan span) => since is null || time.GetUtcNow() - since >= span;

    private async Task FetchAsync(bool isForUnknown, CancellationToken cancellation)
    {
        try
        {
            var keys = await ReadAsync(cancellation);
            lock (_lock)
            {
                _published = new(keys, time.GetUtcNow());
                _failed = null;
                if (isForUnknown)
                    _askedForUnknown = time.GetUtcNow();
            }
            Log.KeysFetched(logger, metadata, keys.Count);
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            lock (_lock)
                _failed = time.GetUtcNow();
            Log.KeysNotFetched(logger, problem, metadata);
        }
    }

    private async Task<Dictionary<string, JsonWebKey>> ReadAsync(CancellationToken cancellation)
    {
        using var client = clients.CreateClient(BotFrameworkHttp.OpenId);
        var retriever = new HttpDocumentRetriever(client) { RequireHttps = !metadata.IsLoopback };
        var found = await OpenIdConnectConfigurationRetriever.GetAsync(metadata.AbsoluteUri, retriever, cancellation);
        return (found.JsonWebKeySet?.Keys ?? [])
            .Where(key => key.Kty == JsonWebAlgorithmsKeyTypes.RSA && !string.IsNullOrEmpty(key.Kid))
            .DistinctBy(key => key.Kid, StringComparer.Ordinal)
            .ToDictionary(key => key.Kid, StringComparer.Ordinal);
    }

    /// <summary>What was read, and when; null before the first time.</summary>
    private sealed record Published(Dictionary<string, JsonWebKey> Keys, DateTimeOffset? Fetched);
}
