namespace DigestBot.Channels.Slack;

/// <summary>What is logged about posts to Slack. Ids: 1750 to 1799.</summary>
internal static partial class OutboundLog
{
    [LoggerMessage(1750, LogLevel.Information, "Delivery {Delivery} had arrived as {Ts}; it is not posted again")]
    public static partial void PostFound(this ILogger log, long delivery, string ts);

    [LoggerMessage(1751, LogLevel.Information, "Delivery {Delivery} had not arrived; it is posted now")]
    public static partial void PostNotFound(this ILogger log, long delivery);

    [LoggerMessage(
        1752,
        LogLevel.Warning,
        "Delivery {Delivery} may have arrived and could not be looked up, it is posted again: {Reason}"
    )]
    public static partial void PostNotLookedUp(this ILogger log, long delivery, string reason);
}
