using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace DigestBot.Slack;

/// <summary>
/// The <c>state</c> of an installation: sealed, good for ten minutes, for the browser that began it, and once. A state needs no memory
/// until it is used, so nobody can crowd others out.
/// </summary>
internal sealed class InstallStates(IDataProtectionProvider protection, TimeProvider time)
{
    private const int SecretBytes = 32;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly IDataProtector _seal = protection.CreateProtector("DigestBot.Slack.Install");
    private readonly Lock _lock = new();
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly Queue<(string Browser, DateTimeOffset Until)> _order = new();

    /// <summary>A state for Slack's page, and the secret that the browser keeps in a cookie.</summary>
    public (string State, string Browser) Create()
    {
        var browser = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        var until = (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds();
        return (_seal.Protect(string.Create(CultureInfo.InvariantCulture, $"{until} {Hash(browser)}")), browser);
    }

    /// <summary>Why the state is not good, in a sentence; null when it is, and it is used up then.</summary>
    public string? Use(string? state, string? browser)
    {
        if (string.IsNullOrEmpty(state) || string.IsNullOrEmpty(browser) || Open(state) is not [var until, var hash])
            return "This installation was not begun in this browser.";
        if (!Same(hash, Hash(browser)))
            return "This installation was not begun in this browser.";
        var limit = DateTimeOffset.FromUnixTimeSeconds(long.Parse(until, CultureInfo.InvariantCulture));
        if (time.GetUtcNow() >= limit)
            return "This installation took too long.";
        return Remember(hash, limit) ? null : "This installation was finished already.";
    }

    private string[]? Open(string state)
    {
        try
        {
            return _seal.Unprotect(state).Split(' ');
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private bool Remember(string hash, DateTimeOffset until)
    {
        lock (_lock)
        {
            while (_order.TryPeek(out var oldest) && time.GetUtcNow() >= oldest.Until)
                _used.Remove(_order.Dequeue().Browser);
            if (!_used.Add(hash))
                return false;
            _order.Enqueue((hash, until));
            return true;
        }
    }

    private static string Hash(string browser) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(browser)));

    private static bool Same(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
