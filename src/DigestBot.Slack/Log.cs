using Microsoft.Extensions.Logging;

namespace DigestBot.Slack;

/// <summary>Every log message of this library: 24xx inbound, 25xx Web API, 26xx sockets, 27xx installation.</summary>
internal static partial class Log
{
    [LoggerMessage(2400, LogLevel.Warning, "A request to Slack's endpoints was refused with {Status}: {Problem}")]
    public static partial void Refused(ILogger logger, int status, string problem);

    [LoggerMessage(2401, LogLevel.Debug, "Something from Slack was acknowledged and not processed: {Why}")]
    public static partial void Ignored(ILogger logger, string why);

    [LoggerMessage(2402, LogLevel.Information, "{Type} {Key} came from Slack again and was not processed twice")]
    public static partial void Repeated(ILogger logger, string type, string key);

    [LoggerMessage(
        2403,
        LogLevel.Error,
        "Whether {Type} {Key} came from Slack before could not be told; Slack is asked to send it again"
    )]
    public static partial void NotClaimed(ILogger logger, Exception problem, string type, string key);

    [LoggerMessage(2404, LogLevel.Warning, "There is no room for {Type} from Slack: Slack:QueueSize is reached")]
    public static partial void QueueFull(ILogger logger, string type);

    [LoggerMessage(2405, LogLevel.Error, "The app failed on {Type} {Key}")]
    public static partial void HandlerFailed(ILogger logger, Exception problem, string type, string key);

    [LoggerMessage(
        2406,
        LogLevel.Warning,
        "The reply to {Type} {Key} came too late for Slack, and there is no other way"
    )]
    public static partial void TooLate(ILogger logger, string type, string key);

    [LoggerMessage(2407, LogLevel.Error, "{Count} things from Slack were not done when the app had to stop")]
    public static partial void LeftUndone(ILogger logger, int count);

    [LoggerMessage(
        2408,
        LogLevel.Warning,
        "Whether {Type} {Key} came from Slack before takes long to find out; Slack is not kept waiting for it"
    )]
    public static partial void ClaimIsSlow(ILogger logger, string type, string key);

    [LoggerMessage(
        2410,
        LogLevel.Information,
        "Slack:SigningSecret is not set: nothing from Slack is served over HTTP"
    )]
    public static partial void NoEndpoints(ILogger logger);

    [LoggerMessage(
        2411,
        LogLevel.Warning,
        "Slack:BotToken is set, but neither Slack:SigningSecret nor Slack:AppToken: the app can write to Slack and hears nothing from it"
    )]
    public static partial void NothingHeard(ILogger logger);

    [LoggerMessage(
        2412,
        LogLevel.Warning,
        "Neither Slack:BotToken nor Slack:ClientId is set: the app hears Slack and can answer only where it was installed before"
    )]
    public static partial void NothingToSayWith(ILogger logger);

    [LoggerMessage(2500, LogLevel.Debug, "Slack's {Method}: {Status}")]
    public static partial void Called(ILogger logger, string method, SlackStatus status);

    [LoggerMessage(2501, LogLevel.Warning, "Slack's {Method}: {Status} {Error}. {Reason}")]
    public static partial void CallFailed(
        ILogger logger,
        string method,
        SlackStatus status,
        string? error,
        string? reason
    );

    [LoggerMessage(2502, LogLevel.Warning, "Slack's {Method} did it, with a warning: {Warning}")]
    public static partial void Warned(ILogger logger, string method, string warning);

    [LoggerMessage(2600, LogLevel.Information, "A socket to Slack is open")]
    public static partial void SocketOpened(ILogger logger);

    [LoggerMessage(2601, LogLevel.Information, "Slack is about to close a socket ({Reason})")]
    public static partial void SocketLeaving(ILogger logger, string? reason);

    [LoggerMessage(2602, LogLevel.Warning, "A socket to Slack is gone ({End}) and is opened again after a pause")]
    public static partial void SocketEnded(ILogger logger, SocketEnd end);

    [LoggerMessage(2603, LogLevel.Warning, "A socket to Slack could not be opened: {Problem}")]
    public static partial void SocketNotOpened(ILogger logger, string problem);

    [LoggerMessage(2604, LogLevel.Error, "Slack named an address for a socket that is not wss; it is not used")]
    public static partial void SocketAddressRefused(ILogger logger);

    [LoggerMessage(2605, LogLevel.Debug, "A socket to Slack broke off: {Problem}")]
    public static partial void SocketBroke(ILogger logger, string problem);

    [LoggerMessage(2606, LogLevel.Warning, "Something from Slack's socket was not what Slack sends: {Problem}")]
    public static partial void EnvelopeRefused(ILogger logger, string problem);

    [LoggerMessage(2607, LogLevel.Warning, "Envelope {Id} could not be acknowledged: {Problem}")]
    public static partial void NotAcknowledged(ILogger logger, string id, string problem);

    [LoggerMessage(2608, LogLevel.Error, "Slack does not take Slack:AppToken, and no socket can be opened: {Reason}")]
    public static partial void AppTokenRefused(ILogger logger, string reason);

    [LoggerMessage(2700, LogLevel.Information, "The app was installed in {Team} ({TeamId})")]
    public static partial void Installed(ILogger logger, string? team, string? teamId);

    [LoggerMessage(2701, LogLevel.Warning, "An installation was not finished: {Problem}")]
    public static partial void NotInstalled(ILogger logger, string problem);
}
