using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace DigestBot.Testing;

/// <summary>A signing key as an issuer publishes it.</summary>
/// <param name="Endorsements">The channels it speaks for; null publishes none.</param>
public sealed record IssuerKey(string Id, RSA Rsa, IReadOnlyList<string>? Endorsements) : IDisposable
{
    private static readonly ConcurrentDictionary<string, Lazy<RSAParameters>> Made = new(StringComparer.Ordinal);

    /// <summary>Keys of one id are the same for the whole run, because making one takes long.</summary>
    public static IssuerKey Create(string id, params string[]? endorsements) =>
        new(id, RSA.Create(Made.GetOrAdd(id, _ => new(Make)).Value), endorsements);

    public void Dispose() => Rsa.Dispose();

    private static RSAParameters Make()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportParameters(includePrivateParameters: true);
    }

    internal JsonObject Jwk()
    {
        var numbers = Rsa.ExportParameters(includePrivateParameters: false);
        var jwk = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Id,
            ["x5t"] = Id,
            ["n"] = Base64Url.EncodeToString(numbers.Modulus),
            ["e"] = Base64Url.EncodeToString(numbers.Exponent),
        };
        if (Endorsements is not null)
            jwk["endorsements"] = new JsonArray([.. Endorsements.Select(channel => JsonValue.Create(channel))]);
        return jwk;
    }
}
