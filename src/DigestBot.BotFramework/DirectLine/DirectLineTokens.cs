using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace DigestBot.BotFramework;

/// <summary>
/// Tokens bound to one conversation, good for an hour. They are sealed with data protection keys (the host's, or the
/// user account's), which outlive the process, so a page reconnects to a restarted bot with the token it has.
/// </summary>
internal sealed class DirectLineTokens(IDataProtectionProvider protection, TimeProvider time)
{
    public const int LifetimeSeconds = 3600;
    private const int IdBytes = 16;

    private readonly IDataProtector _seal = protection.CreateProtector("DigestBot.DirectLine.Token.v1");

    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));

    public static bool IsId(string? id) => id?.Length == IdBytes * 2 && id.All(char.IsAsciiHexDigitLower);

    public string Issue(string conversationId, string? userId)
    {
        var ticket = new DirectLineTicket(conversationId, userId, time.GetUtcNow().AddSeconds(LifetimeSeconds));
        return _seal.Protect(JsonSerializer.Serialize(ticket, WireJson.Default.DirectLineTicket));
    }

    /// <summary>Null for a token that is forged, damaged or expired.</summary>
    public DirectLineTicket? Read(string token)
    {
        try
        {
            var ticket = JsonSerializer.Deserialize(_seal.Unprotect(token), WireJson.Default.DirectLineTicket);
            return ticket?.Expires > time.GetUtcNow() ? ticket : null;
        }
        catch (Exception problem) when (problem is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }
}
