namespace DigestBot.Storage;

/// <summary>Instants are stored as milliseconds since 1970, UTC.</summary>
internal static class Instants
{
    public static long ToStored(this DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();

    public static DateTimeOffset FromStored(long stored) => DateTimeOffset.FromUnixTimeMilliseconds(stored);

    public static DateTimeOffset? FromStored(long? stored) => stored is { } value ? FromStored(value) : null;
}
