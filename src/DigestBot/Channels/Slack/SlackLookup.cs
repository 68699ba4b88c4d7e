using System.Globalization;
using DigestBot.Slack;

namespace DigestBot.Channels.Slack;

/// <summary>What Slack has of a delivery.</summary>
internal abstract record Earlier
{
    /// <summary>It is there.</summary>
    public sealed record Found(string Ts) : Earlier;

    /// <summary>It is not.</summary>
    public sealed record None : Earlier;

    /// <summary>Slack could not say just now.</summary>
    public sealed record Later(SlackReceipt Receipt) : Earlier;

    /// <summary>Slack does not let the app see.</summary>
    public sealed record Unknown(string Reason) : Earlier;
}

/// <summary>Looks a delivery up in its channel when an earlier try of it may have arrived, by the metadata it was posted with.</summary>
internal sealed class SlackLookup(TimeProvider time)
{
    private const int PageSize = 200;
    private const int MostPages = 25;

    /// <summary>Slack's clock and ours need not agree, and ours may have been set since.</summary>
    private static readonly TimeSpan _skew = TimeSpan.FromHours(2);

    /// <summary>What a process that was killed had sent may still be on its way when the next one starts.</summary>
    private static readonly TimeSpan _settling = TimeSpan.FromSeconds(3);

    private readonly long _started = time.GetTimestamp();

    /// <param name="since">When the first uncertain try began.</param>
    public async Task<Earlier> FindAsync(
        SlackWebClient slack,
        string channel,
        Posting posting,
        DateTimeOffset since,
        CancellationToken cancellation
    )
    {
        if (_settling - time.GetElapsedTime(_started) is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellation);
        string? cursor = null;
        for (var page = 0; page < MostPages; page++)
        {
            var history = await slack.HistoryAsync(channel, Timestamp(since - _skew), PageSize, cursor, cancellation);
            if (history.Value is not { } found)
                return NotTold(history.Receipt);
            if (found.Messages.FirstOrDefault(one => SlackMark.PartOf(one, posting) == 0) is { } message)
                return new Earlier.Found(message.Ts);
            if ((cursor = found.NextCursor) is null)
                return new Earlier.None();
        }
        return new Earlier.Unknown($"more than {PageSize * MostPages} messages were posted there since");
    }

    /// <summary>Which parts stand in the thread.</summary>
    /// <returns>Null with the receipt when Slack could not say.</returns>
    public static async Task<(HashSet<int>? Parts, SlackReceipt Receipt)> RepliesAsync(
        SlackWebClient slack,
        string channel,
        string thread,
        Posting posting,
        CancellationToken cancellation
    )
    {
        var parts = new HashSet<int>();
        string? cursor = null;
        while (true)
        {
            var replies = await slack.RepliesAsync(channel, thread, PageSize, cursor, cancellation);
            if (replies.Value is not { } found)
                return (null, replies.Receipt);
            parts.UnionWith(found.Messages.Select(one => SlackMark.PartOf(one, posting)).OfType<int>());
            if ((cursor = found.NextCursor) is null)
                return (parts, replies.Receipt);
        }
    }

    private static Earlier NotTold(SlackReceipt receipt) =>
        receipt.Status is SlackStatus.Retry or SlackStatus.Uncertain
            ? new Earlier.Later(receipt)
            : new Earlier.Unknown(receipt.Reason ?? "Slack refused it");

    private static string Timestamp(DateTimeOffset instant) =>
        string.Create(CultureInfo.InvariantCulture, $"{instant.ToUnixTimeSeconds()}.000000");
}
