namespace DigestBot.Channels.Limits;

/// <summary>At most so many requests within so long.</summary>
internal readonly record struct SendWindow(int Most, TimeSpan Within);

/// <summary>What a channel takes from the bot.</summary>
/// <param name="Conversation">Per conversation, the shortest window first.</param>
/// <param name="Tenant">Per organisation; empty when the channel has none.</param>
internal sealed record ChannelLimits(IReadOnlyList<SendWindow> Conversation, IReadOnlyList<SendWindow> Tenant)
{
    /// <summary>
    /// The receiver counts when a request arrives, not when it left. A window that is longer by this keeps the limit there as long as
    /// no request is held up for longer on its way than another.
    /// </summary>
    private static readonly TimeSpan _jitter = TimeSpan.FromMilliseconds(150);

    private static readonly SendWindow[] _conversation =
    [
        Seconds(7, 1),
        Seconds(8, 2),
        Seconds(60, 30),
        Seconds(1800, 3600),
    ];

    private static readonly ChannelLimits _teams = new(_conversation, [Seconds(50, 1)]);
    private static readonly ChannelLimits _others = new(_conversation, []);

    public static ChannelLimits Of(string channelId) => channelId == "msteams" ? _teams : _others;

    private static SendWindow Seconds(int most, double seconds) => new(most, TimeSpan.FromSeconds(seconds) + _jitter);
}
