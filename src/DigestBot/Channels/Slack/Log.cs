namespace DigestBot.Channels.Slack;

/// <summary>What is logged about Slack: what comes in, 1700 to 1749.</summary>
internal static partial class Log
{
    [LoggerMessage(1700, LogLevel.Warning, "{Type} from Slack's workspace {Workspace} was not answered: {Reason}")]
    public static partial void SlackRefused(this ILogger log, string type, string? workspace, string reason);

    [LoggerMessage(1701, LogLevel.Information, "Slack: {Bot} in {Workspace} ({WorkspaceId}), by Slack:BotToken")]
    public static partial void SlackIdentified(this ILogger log, string bot, string? workspace, string workspaceId);

    [LoggerMessage(1702, LogLevel.Error, "Slack does not take Slack:BotToken, or cannot be asked: {Reason}")]
    public static partial void SlackUnidentified(this ILogger log, string reason);

    [LoggerMessage(
        1703,
        LogLevel.Information,
        "The app was removed from Slack's workspace {Workspace}: its token is deleted, {Conversations} conversations are marked removed"
    )]
    public static partial void SlackUninstalled(this ILogger log, string workspace, int conversations);

    [LoggerMessage(
        1706,
        LogLevel.Information,
        "Slack says late that the app was removed from workspace {Workspace} at {At}: it was installed again since, and stays"
    )]
    public static partial void SlackInstalledAgain(this ILogger log, string workspace, DateTimeOffset at);

    [LoggerMessage(
        1704,
        LogLevel.Error,
        "The token of Slack's workspace {Workspace} cannot be opened with the keys in {Keys}; the app has to be installed there again"
    )]
    public static partial void SlackTokenLost(this ILogger log, string workspace, string keys);

    [LoggerMessage(1705, LogLevel.Debug, "{Type} from Slack needs nothing to be done")]
    public static partial void SlackIgnored(this ILogger log, string type);
}
