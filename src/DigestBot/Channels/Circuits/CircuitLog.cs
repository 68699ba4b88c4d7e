namespace DigestBot.Channels.Circuits;

/// <summary>What is logged about service URLs. Ids: 1360, 1361 and 1366.</summary>
internal static partial class CircuitLog
{
    [LoggerMessage(
        1360,
        LogLevel.Error,
        "Nothing is sent to {ServiceUrl} for {Pause}, then it is tried again; it failed too often in a row: {Reason}"
    )]
    public static partial void CircuitOpened(this ILogger log, string serviceUrl, TimeSpan pause, string reason);

    [LoggerMessage(1361, LogLevel.Warning, "{ServiceUrl} works again")]
    public static partial void CircuitClosed(this ILogger log, string serviceUrl);

    [LoggerMessage(
        1366,
        LogLevel.Error,
        "{ServiceUrl} shuts the bot out everywhere, so no conversation is left alone for it; nothing is sent there for {Pause}, then it is tried again. Look whether the app is blocked in the Teams admin center, whether the Microsoft Teams channel is on in Azure, and whether a proxy answers instead of the channel: {Reason}"
    )]
    public static partial void EverybodyShutOut(this ILogger log, string serviceUrl, TimeSpan pause, string reason);
}
