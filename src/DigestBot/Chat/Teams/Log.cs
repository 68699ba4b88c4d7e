namespace DigestBot.Chat.Teams;

/// <summary>What is logged about Teams. Ids: 1450 to 1459.</summary>
internal static partial class Log
{
    [LoggerMessage(1450, LogLevel.Error, "The message extension broke at {Name}")]
    public static partial void ExtensionBroke(this ILogger log, string name, Exception fault);
}
