using System.Collections;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DigestBot.BotFramework;

/// <summary>Who sends a request to the bot, by the token in its one Authorization header.</summary>
internal sealed class BearerAuthentication(
    BotFrameworkSettings settings,
    IHttpClientFactory clients,
    TimeProvider time,
    ILogger<BearerAuthentication> logger
) : IDisposable
{
    private const string Scheme = "Bearer ";

    private readonly TokenCheck _check = new(time);
    private readonly GoodTokens _good = new();
    private readonly SigningKeys _channelKeys = new(settings.ToBotFromChannelOpenIdMetadataUrl, clients, time, logger);
    private readonly SigningKeys _tenantKeys = new(settings.ToBotFromEmulatorOpenIdMetadataUrl, clients, time, logger);

    public async Task<CallerCheck> CheckAsync(HttpContext context)
    {
        if (settings.MicrosoftAppId is not { } appId)
            return LocalCaller.Doubt(context) is { } doubt
                ? CallerCheck.Refused(doubt)
                : CallerCheck.Trusted(new Caller.Local());
        var header = context.Request.Headers.Authorization;
        if (header is not [{ } one] || !one.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return CallerCheck.Refused("There is not exactly one Authorization header with a bearer token.");
        try
        {
            return await CheckAsync(one.AsMemory(Scheme.Length).Trim(), appId, context);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            return CallerCheck.Refused($"The token cannot be read: {problem.Message}");
        }
    }

    public void Dispose()
    {
        _channelKeys.Dispose();
        _tenantKeys.Dispose();
    }

    private async Task<CallerCheck> CheckAsync(ReadOnlyMemory<char> encoded, string appId, HttpContext context) =>
        _good.Find(encoded.Span) is { } good && await IsStillGoodAsync(good)
            ? CallerCheck.Trusted(good.Caller)
            : await CheckAsync(new JsonWebToken(encoded.ToString()), appId, context.RequestAborted);

    /// <summary>Keys that are read anew are other ones, even when they are the same: then the signature is checked again.</summary>
    private async ValueTask<bool> IsStillGoodAsync(GoodToken good) =>
        await good.Keys.FindAsync(good.Token.Kid, CancellationToken.None) == good.Key && _check.IsAlive(good.Token);

    private Task<CallerCheck> CheckAsync(JsonWebToken token, string appId, CancellationToken cancellation) =>
        settings.OwnTenantIssuers.Contains(token.Issuer, StringComparer.Ordinal)
            ? CheckOwnTenantAsync(token, appId, cancellation)
            : CheckChannelAsync(token, appId, cancellation);

    private async Task<CallerCheck> CheckChannelAsync(JsonWebToken token, string appId, CancellationToken cancellation)
    {
        if (await _channelKeys.FindAsync(token.Kid, cancellation) is not { } key)
            return CallerCheck.Refused("The token is signed with a key the issuer does not publish.");
        return await _check.ProblemAsync(token, key, [settings.ToBotFromChannelTokenIssuer], [appId]) is { } problem
            ? CallerCheck.Refused(problem)
            : Trust(new(token, key, _channelKeys, new Caller.Channel(Claim(token, "serviceurl"), EndorsementsOf(key))));
    }

    /// <summary>
    /// A token for ourselves, from ourselves. The audience is checked too: what the bot sends to a service has the same application id, and
    /// must not open this door when it comes back.
    /// </summary>
    private async Task<CallerCheck> CheckOwnTenantAsync(
        JsonWebToken token,
        string appId,
        CancellationToken cancellation
    )
    {
        if (await _tenantKeys.FindAsync(token.Kid, cancellation) is not { } key)
            return CallerCheck.Refused("The token is signed with a key the tenant does not publish.");
        if (await _check.ProblemAsync(token, key, settings.OwnTenantIssuers, [appId, $"api://{appId}"]) is { } problem)
            return CallerCheck.Refused(problem);
        var application = Claim(token, "ver") switch
        {
            null or "" or "1.0" => Claim(token, "appid"),
            "2.0" => Claim(token, "azp"),
            _ => null,
        };
        return application == appId
            ? Trust(new(token, key, _tenantKeys, new Caller.OwnTenant()))
            : CallerCheck.Refused("The token was given to another application.");
    }

    private CallerCheck Trust(GoodToken good)
    {
        _good.Keep(good);
        return CallerCheck.Trusted(good.Caller);
    }

    private static string? Claim(JsonWebToken token, string name) =>
        token.TryGetPayloadValue(name, out JsonElement claim) ? ((JsonElement?)claim).Text()
        : token.TryGetPayloadValue(name, out string text) ? text
        : null;

    private static IReadOnlyList<string> EndorsementsOf(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value)
            ? value switch
            {
                JsonElement { ValueKind: JsonValueKind.Array } list =>
                [
                    .. list.EnumerateArray().Select(item => ((JsonElement?)item).Text()).OfType<string>(),
                ],
                IEnumerable list and not string => [.. list.OfType<string>()],
                _ => [],
            }
            : [];
}
