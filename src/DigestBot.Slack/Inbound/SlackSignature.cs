using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace DigestBot.Slack;

/// <summary>
/// Slack's signature, version <c>v0</c>: HMAC-SHA256 over the time and the raw body, not older than five minutes and not from the future.
/// </summary>
internal sealed class SlackSignature(SlackSettings settings, TimeProvider time)
{
    public const string SignatureHeader = "X-Slack-Signature";
    public const string TimestampHeader = "X-Slack-Request-Timestamp";
    private const string Version = "v0";
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly byte[] _key = Encoding.UTF8.GetBytes(settings.SigningSecret ?? "");

    /// <summary>What can be refused before the body was read; null when the headers are in order.</summary>
    public string? Objection(IHeaderDictionary headers)
    {
        if (_key.Length == 0)
            return "There is no signing secret to check it with.";
        if (headers[SignatureHeader] is not [{ Length: > 0 }] || headers[TimestampHeader] is not [{ Length: > 0 } at])
            return "It needs one signature and one timestamp.";
        if (!long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || at.Length > 11)
            return "Its timestamp is not a number of seconds.";
        var age = TimeSpan.FromSeconds(time.GetUtcNow().ToUnixTimeSeconds() - seconds);
        return age.Duration() <= Tolerance ? null : "Its timestamp is more than five minutes from now.";
    }

    /// <summary>Whether the signature is Slack's for this body; the headers had no <see cref="Objection"/>.</summary>
    public bool Matches(IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        var expected = Encoding.ASCII.GetBytes(Of(_key, headers[TimestampHeader].ToString(), body));
        var given = Encoding.UTF8.GetBytes(headers[SignatureHeader].ToString());
        return CryptographicOperations.FixedTimeEquals(expected, given);
    }

    private static string Of(byte[] key, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(Encoding.UTF8.GetBytes($"{Version}:{timestamp}:"));
        hash.AppendData(body);
        return $"{Version}={Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }
}
