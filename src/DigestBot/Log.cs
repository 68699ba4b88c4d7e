namespace DigestBot;

/// <summary>What is logged beside digests (<see cref="Digests.DigestLog"/>) and channels. Ids: 1000 start, 1100 articles, 1200 topics, 1400 chat, 1500 cards, 1600 operations.</summary>
internal static partial class Log
{
    [LoggerMessage(1100, LogLevel.Information, "Read {Source}: “{Title}”, {Sections} sections")]
    public static partial void ArticleRead(this ILogger log, string source, string title, int sections);

    [LoggerMessage(1101, LogLevel.Warning, "Skipped {Source}: {Reason}")]
    public static partial void ArticleRefused(this ILogger log, string source, string reason);

    [LoggerMessage(1102, LogLevel.Warning, "Could not read {Source} now, trying again: {Reason}")]
    public static partial void ArticleUnreadable(this ILogger log, string source, string reason);

    [LoggerMessage(1103, LogLevel.Information, "{Source} is gone; its article is no longer offered")]
    public static partial void ArticleRemoved(this ILogger log, string source);

    [LoggerMessage(
        1104,
        LogLevel.Warning,
        "Articles:Paths names {Path}, which is not there; what was read from it before stays"
    )]
    public static partial void ArticlePathMissing(this ILogger log, string path);

    [LoggerMessage(1105, LogLevel.Error, "Reading {Source} broke; the other articles are read")]
    public static partial void ArticleBroke(this ILogger log, string source, Exception fault);

    [LoggerMessage(1106, LogLevel.Warning, "{Source}: {Warning}")]
    public static partial void ArticleWarning(this ILogger log, string source, string warning);

    [LoggerMessage(
        1107,
        LogLevel.Warning,
        "The folder {Folder} cannot be read, so what was read from it before stays; let the service's user read and enter it, or look at the disk: {Reason}"
    )]
    public static partial void ArticleFolderUnreadable(this ILogger log, string folder, string reason);

    [LoggerMessage(
        1108,
        LogLevel.Warning,
        "No article file is left in {Path}; what was read from it before stays until the folder was empty for {Hours} hours. Is its disk mounted? To drop the articles at once take the path out of Articles:Paths and restart"
    )]
    public static partial void ArticleFolderEmptied(this ILogger log, string path, int hours);

    [LoggerMessage(1200, LogLevel.Error, "The edited keyword map is not used: {Fault}")]
    public static partial void TopicMapRefused(this ILogger log, string fault);

    [LoggerMessage(1201, LogLevel.Information, "The keyword map was read again: {Topics} topics")]
    public static partial void TopicMapReplaced(this ILogger log, int topics);

    [LoggerMessage(1400, LogLevel.Debug, "Activity of type {Type} from {Channel} needs no answer")]
    public static partial void ActivityIgnored(this ILogger log, string type, string channel);

    [LoggerMessage(1401, LogLevel.Warning, "The reply to conversation {Conversation} was not sent: {Reason}")]
    public static partial void ReplyNotSent(this ILogger log, long conversation, string reason);

    [LoggerMessage(1402, LogLevel.Error, "A command of conversation {Conversation} broke")]
    public static partial void CommandBroke(this ILogger log, long conversation, Exception fault);

    [LoggerMessage(1403, LogLevel.Error, "What was left to do after an answer broke")]
    public static partial void FollowUpBroke(this ILogger log, Exception fault);

    [LoggerMessage(
        1404,
        LogLevel.Information,
        "Conversation {Conversation} cannot be posted to for now; its schedules are paused: {Reason}"
    )]
    public static partial void PlaceLeft(this ILogger log, long conversation, string reason);

    [LoggerMessage(1500, LogLevel.Information, "The card template {Path} was read again")]
    public static partial void CardReloaded(this ILogger log, string path);

    [LoggerMessage(
        1501,
        LogLevel.Error,
        "A card template is broken and was not taken over; the last good one stays. {Fault}"
    )]
    public static partial void CardRefused(this ILogger log, string fault);

    [LoggerMessage(
        1502,
        LogLevel.Warning,
        "The card template {Path} could not be read; the last good one stays. {Reason}"
    )]
    public static partial void CardUnreadable(this ILogger log, string path, string reason);

    [LoggerMessage(
        1600,
        LogLevel.Information,
        "Kept long enough and deleted: {Conversations} conversations, {Deliveries} deliveries, {Texts} texts"
    )]
    public static partial void RetentionDone(this ILogger log, int conversations, int deliveries, int texts);

    [LoggerMessage(
        1601,
        LogLevel.Warning,
        "Nothing is deleted now: the clock was set, or this service started, only {Ago} ago"
    )]
    public static partial void RetentionPutOff(this ILogger log, TimeSpan ago);
}
