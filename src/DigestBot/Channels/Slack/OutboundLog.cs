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

    [LoggerMessage(1753, LogLevel.Warning, "The Home tab of {User} in {Team} is not shown: {Reason}")]
    public static partial void HomeNotShown(this ILogger log, string team, string user, string reason);

    [LoggerMessage(1754, LogLevel.Error, "A button of the Home tab of {User} in {Team} broke")]
    public static partial void HomeBroke(this ILogger log, string team, string user, Exception fault);

    [LoggerMessage(1756, LogLevel.Warning, "{What} waited for Slack when the service stopped, and is not sent")]
    public static partial void HomeSendGivenUp(this ILogger log, string what);

    [LoggerMessage(1755, LogLevel.Warning, "The dialog for {User} in {Team} is not shown: {Reason}")]
    public static partial void DialogNotOpened(this ILogger log, string team, string user, string reason);
}
