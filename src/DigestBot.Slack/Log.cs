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
}
