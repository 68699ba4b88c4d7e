using Microsoft.Extensions.Logging;

namespace DigestBot.BotFramework;

/// <summary>Every log message of this library: 20xx inbound, 21xx outbound, 22xx Direct Line.</summary>
internal static partial class Log
{
    [LoggerMessage(2000, LogLevel.Warning, "An activity was refused: {Problem}")]
    public static partial void CallerRefused(ILogger logger, string? problem);

    [LoggerMessage(2001, LogLevel.Warning, "A request to the bot was not an activity: {Problem}")]
    public static partial void ActivityRefused(ILogger logger, string? problem);

    [LoggerMessage(2002, LogLevel.Error, "The bot failed on a {Type} activity in conversation {Conversation}")]
    public static partial void TurnFailed(ILogger logger, Exception problem, string? type, string? conversation);

    [LoggerMessage(
        2003,
        LogLevel.Information,
        "Activity {Id} in conversation {Conversation} came again and was not processed twice"
    )]
    public static partial void ActivityRepeated(ILogger logger, string? id, string? conversation);

    [LoggerMessage(2004, LogLevel.Information, "Read {Count} signing keys from {Metadata}")]
    public static partial void KeysFetched(ILogger logger, Uri metadata, int count);

    [LoggerMessage(
        2005,
        LogLevel.Error,
        "The signing keys could not be read from {Metadata}; until they can, new keys are refused"
    )]
    public static partial void KeysNotFetched(ILogger logger, Exception problem, Uri metadata);

    [LoggerMessage(
        2006,
        LogLevel.Warning,
        "MicrosoftAppId is not set: the bot serves programs of this machine without authentication"
    )]
    public static partial void NoIdentity(ILogger logger);

    [LoggerMessage(2100, LogLevel.Debug, "{Method} {Url}: {Status} {HttpStatus}")]
    public static partial void Called(ILogger logger, HttpMethod method, Uri url, SendStatus status, int? httpStatus);

    [LoggerMessage(2101, LogLevel.Warning, "{Method} {Url}: {Status} {HttpStatus}. {Reason}")]
    public static partial void CallFailed(
        ILogger logger,
        HttpMethod method,
        Uri url,
        SendStatus status,
        int? httpStatus,
        string? reason
    );

    [LoggerMessage(2102, LogLevel.Error, "No token for the Connector")]
    public static partial void NoToken(ILogger logger, Exception problem);

    [LoggerMessage(2103, LogLevel.Error, "Nothing is sent to {ServiceUrl}: {Reason}")]
    public static partial void UntrustedServiceUrl(ILogger logger, string serviceUrl, string reason);

    [LoggerMessage(2200, LogLevel.Warning, "Direct Line refused a request: {Doubt}")]
    public static partial void DirectLineRefused(ILogger logger, string doubt);

    [LoggerMessage(2201, LogLevel.Information, "Direct Line conversation {Conversation} opened")]
    public static partial void DirectLineOpened(ILogger logger, string conversation);

    [LoggerMessage(2202, LogLevel.Debug, "A Direct Line socket of conversation {Conversation} broke off")]
    public static partial void DirectLineSocketBroke(ILogger logger, Exception problem, string conversation);
}
