using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace DigestBot.Testing;

/// <summary>A JSON Web Token made by hand, so that it can be as wrong as a test wants it.</summary>
public sealed class FakeToken(IssuerKey key)
{
    public JsonObject Header { get; } =
        new()
        {
            ["alg"] = "RS256",
            ["typ"] = "JWT",
            ["kid"] = key.Id,
        };

    public JsonObject Claims { get; } = [];

    /// <summary>The key it is signed with, which need not be the one its header names.</summary>
    public IssuerKey Key { get; set; } = key;

    public string Sign()
    {
        var content = $"{Encode(Header.ToJsonString())}.{Encode(Claims.ToJsonString())}";
        return $"{content}.{Base64Url.EncodeToString(Signature(Encoding.UTF8.GetBytes(content)))}";
    }

    private byte[] Signature(byte[] content) =>
        Header["alg"]?.GetValue<string>() switch
        {
            "RS256" => Rsa(content, HashAlgorithmName.SHA256),
            "RS384" => Rsa(content, HashAlgorithmName.SHA384),
            "RS512" => Rsa(content, HashAlgorithmName.SHA512),
            "PS256" => Key.Rsa.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
            "HS256" => HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key.Rsa.ExportSubjectPublicKeyInfoPem()), content),
            _ => [],
        };

    private byte[] Rsa(byte[] content, HashAlgorithmName hash) =>
        Key.Rsa.SignData(content, hash, RSASignaturePadding.Pkcs1);

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
