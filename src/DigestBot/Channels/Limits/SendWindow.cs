using DigestBot.Channels.Slack;

namespace DigestBot.Channels.Limits;

/// <summary>At most so many requests within so long.</summary>
internal readonly record struct SendWindow(int Most, TimeSpan Within);

/// <summary>What a channel takes from the bot.</summary>
/// <param name="Conversation">Per conversation, the shortest window first.</param>
/// <param name="Tenant">Per organisation; empty when the channel has none.</param>
/// <param name="Pace">How digests for one organisation are spread.</param>
internal sealed record ChannelLimits(SendWindow[] Conversation, SendWindow[] Tenant, SendWindow Pace)
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

    /// <summary>40 a second, in small groups; the rest of Teams' 50 is for replies and late arrivals.</summary>
    private static readonly SendWindow _teamsPace = new(12, TimeSpan.FromMilliseconds(300));

    /// <summary>Slack takes one message a second in a channel and some 300 a minute in a workspace; four a second leave room for replies.</summary>
    private static readonly SendWindow _slackPace = new(4, TimeSpan.FromSeconds(1));

    private static readonly ChannelLimits _teams = new(_conversation, [Seconds(50, 1)], _teamsPace);
    private static readonly ChannelLimits _slack = new([Seconds(2, 2)], [Seconds(6, 1)], _slackPace);
    private static readonly ChannelLimits _others = new(_conversation, [], _teamsPace);

    public static ChannelLimits Of(string channelId) =>
        channelId switch
        {
            "msteams" => _teams,
            SlackAddress.Channel => _slack,
            _ => _others,
        };

    private static SendWindow Seconds(int most, double seconds) => new(most, TimeSpan.FromSeconds(seconds) + _jitter);
}
