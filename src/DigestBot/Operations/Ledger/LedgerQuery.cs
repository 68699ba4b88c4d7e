using System.Globalization;
using DigestBot.Digests.Deliveries;

namespace DigestBot.Operations.Ledger;

/// <summary>Which deliveries are asked for; null asks for any.</summary>
/// <param name="Before">Only those with a smaller id: where the page before ended.</param>
internal sealed record LedgerQuery(long? Conversation, string? State, DateTimeOffset? Since, int Limit, long? Before)
{
    public const int MostAtOnce = 1000;

    private static readonly string[] _states =
    [
        .. Enum.GetNames<DeliveryState>().Select(name => name.ToLowerInvariant()),
    ];

    /// <summary>Reads what was written, by name; what is absent is null.</summary>
    /// <returns>The query, or a sentence that says what is wrong.</returns>
    public static (LedgerQuery? Query, string? Complaint) Read(
        Func<string, string?> written,
        int usualLimit,
        DateTimeOffset now
    )
    {
        var (conversation, state, since) = (written("conversation"), written("state"), written("since"));
        var (limit, cursor) = (written("limit"), written("cursor"));
        if (conversation is not null && Number(conversation) is null)
            return (null, $"\"{conversation}\" is no conversation: it is the number that stands with a delivery.");
        if (state is not null && !_states.Contains(state, StringComparer.OrdinalIgnoreCase))
            return (null, $"\"{state}\" is no state; there are {string.Join(", ", _states)}.");
        if (since is not null && Instant(since, now) is null)
            return (null, $"\"{since}\" is no time; write 24h, 7d, 2026-11-23 or 2026-11-23T08:30:00Z.");
        if (limit is not null && Number(limit) is not (>= 1 and <= MostAtOnce))
            return (null, $"\"{limit}\" is no limit; it is a number from 1 to {MostAtOnce}.");
        if (cursor is not null && Number(cursor) is null)
            return (null, $"\"{cursor}\" is no cursor; it is what \"next\" said on the page before.");
        var query = new LedgerQuery(
            Number(conversation),
            state?.ToLowerInvariant(),
            Instant(since, now),
            (int)(Number(limit) ?? usualLimit),
            Number(cursor)
        );
        return (query, null);
    }

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>So long ago (<c>30m</c>, <c>24h</c>, <c>7d</c>), a day or an instant; without an offset it is UTC.</summary>
    private static DateTimeOffset? Instant(string? text, DateTimeOffset now)
    {
        if (text is [.. var amount, var unit] && Number(amount) is { } count and <= 100_000)
            return Ago(count, unit) is { } ago ? now - ago : null;
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        string[] formats =
        [
            "yyyy-MM-dd",
            "yyyy-MM-dd'T'HH:mm",
            "yyyy-MM-dd'T'HH:mm:ssK",
            "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        ];
        return DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, utc, out var instant)
            ? instant
            : null;
    }

    private static TimeSpan? Ago(long count, char unit) =>
        unit switch
        {
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            _ => null,
        };
}
