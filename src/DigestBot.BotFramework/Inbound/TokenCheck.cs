using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DigestBot.BotFramework;

/// <summary>Signature, algorithm, issuer, audience and lifetime of a token, by the injected clock.</summary>
internal sealed class TokenCheck(TimeProvider time)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
    ];
    private static readonly JsonWebTokenHandler Handler = new();

    /// <summary>What is wrong with the token, or null.</summary>
    public async Task<string?> ProblemAsync(
        JsonWebToken token,
        SecurityKey key,
        IEnumerable<string> issuers,
        IEnumerable<string> audiences
    )
    {
        var rules = new TokenValidationParameters
        {
            ValidIssuers = issuers,
            ValidAudiences = audiences,
            ValidAlgorithms = Algorithms,
            IssuerSigningKey = key,
            TryAllIssuerSigningKeys = false,
            LifetimeValidator = (notBefore, expires, _, _) => IsAlive(notBefore, expires),
        };
        var result = await Handler.ValidateTokenAsync(token, rules);
        return result.IsValid ? null : result.Exception?.Message ?? "The token is not valid.";
    }

    /// <summary>Whether a token that was found good is so now.</summary>
    public bool IsAlive(JsonWebToken token) => IsAlive(token.ValidFrom, token.ValidTo);

    private bool IsAlive(DateTime? notBefore, DateTime? expires)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return expires is { } end && now - end <= Skew && (notBefore is not { } start || start - now <= Skew);
    }
}
