using System.Net;
using System.Net.Sockets;

namespace DigestBot.Operations;

/// <summary>Counts wrong keys by address: after ten within a minute nobody from there is listened to until the minute is over.</summary>
internal sealed class FailedTries(TimeProvider time)
{
    private const int Allowed = 10;
    private const int MostAddresses = 10_000;
    private static readonly TimeSpan _window = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int Count, DateTimeOffset Since)> _tries = new(StringComparer.Ordinal);

    public void Add(IPAddress? address)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (_tries.Count >= MostAddresses)
                Forget(now);
            var key = Network(address);
            _tries[key] =
                _tries.TryGetValue(key, out var tries) && now - tries.Since < _window
                    ? (tries.Count + 1, tries.Since)
                    : (1, now);
        }
    }

    /// <summary>How long nobody from there is listened to; null when they are.</summary>
    public TimeSpan? Wait(IPAddress? address)
    {
        lock (_lock)
        {
            if (!_tries.TryGetValue(Network(address), out var tries) || tries.Count < Allowed)
                return null;
            var left = tries.Since + _window - time.GetUtcNow();
            return left > TimeSpan.Zero ? left : null;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, tries) in _tries.ToList())
            if (now - tries.Since >= _window)
                _tries.Remove(key);
        if (_tries.Count >= MostAddresses)
            _tries.Clear();
    }

    /// <summary>One machine has a whole /64 of IPv6 addresses to try from.</summary>
    private static string Network(IPAddress? address) =>
        address switch
        {
            null => "",
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
            { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(
                address.GetAddressBytes().AsSpan(0, 8)
            ),
            _ => address.ToString(),
        };
}
