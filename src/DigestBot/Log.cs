namespace DigestBot;

/// <summary>Every log message of the service. Ids: 1000 start, 1100 articles, 1200 topics, 1300 digests, 1400 chat, 1500 cards, 1600 operations.</summary>
internal static partial class Log
{
    private static readonly Func<ILogger, long, IDisposable?> _delivery = LoggerMessage.DefineScope<long>(
        "delivery {Delivery}"
    );

    /// <summary>Until it is disposed, every line that is logged, by whomever, carries the delivery's id.</summary>
    public static IDisposable? DeliveryScope(this ILogger log, long delivery) => _delivery(log, delivery);

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

    [LoggerMessage(
        1300,
        LogLevel.Information,
        "Delivery {Delivery} sent to conversation {Conversation}: {Sections} sections, attempt {Attempt}, {Late} after it was due"
    )]
    public static partial void DigestSent(
        this ILogger log,
        long delivery,
        long conversation,
        int sections,
        int attempt,
        TimeSpan late
    );

    [LoggerMessage(
        1301,
        LogLevel.Warning,
        "Delivery {Delivery} not sent at attempt {Attempt}, next at {Next:O}: {Reason}"
    )]
    public static partial void DigestRetrying(
        this ILogger log,
        long delivery,
        int attempt,
        DateTimeOffset next,
        string reason
    );

    [LoggerMessage(
        1302,
        LogLevel.Error,
        "Delivery {Delivery} given up after attempt {Attempt}; its sections come with the next digest: {Reason}"
    )]
    public static partial void DigestFailed(this ILogger log, long delivery, int attempt, string reason);

    [LoggerMessage(
        1303,
        LogLevel.Warning,
        "Conversation {Conversation} cannot be reached; its schedules are paused (delivery {Delivery}): {Reason}"
    )]
    public static partial void ConversationUnreachable(
        this ILogger log,
        long conversation,
        long delivery,
        string reason
    );

    [LoggerMessage(
        1304,
        LogLevel.Warning,
        "Subscription {Subscription} missed its digest of {Due:O}, {Late} late; its sections come with the next one"
    )]
    public static partial void DigestMissed(this ILogger log, long subscription, DateTimeOffset due, TimeSpan late);

    [LoggerMessage(
        1305,
        LogLevel.Error,
        "Subscription {Subscription} is paused: its time zone {Zone} is not known here"
    )]
    public static partial void ZoneUnknown(this ILogger log, long subscription, string zone);

    [LoggerMessage(
        1306,
        LogLevel.Warning,
        "{Deliveries} deliveries were on their way when the service stopped; they are looked up where the channel can tell, else sent again as possible duplicates"
    )]
    public static partial void DeliveriesRecovered(this ILogger log, int deliveries);

    [LoggerMessage(1307, LogLevel.Error, "Delivery {Delivery} broke")]
    public static partial void DeliveryBroke(this ILogger log, long delivery, Exception fault);

    [LoggerMessage(1308, LogLevel.Error, "Sending paused until the next second")]
    public static partial void PumpBroke(this ILogger log, Exception fault);

    [LoggerMessage(
        1309,
        LogLevel.Warning,
        "Deliveries still on their way were not waited for any longer; they count as uncertain"
    )]
    public static partial void PumpStoppedWaiting(this ILogger log);

    [LoggerMessage(
        1310,
        LogLevel.Error,
        "The outcomes of {Deliveries} deliveries, {Delivery} among them, could not be written, trying again: {Reason}"
    )]
    public static partial void OutcomesNotWritten(this ILogger log, int deliveries, long delivery, string reason);

    [LoggerMessage(
        1360,
        LogLevel.Error,
        "Nothing is sent to {ServiceUrl} for {Pause}, then it is tried again; it failed too often in a row: {Reason}"
    )]
    public static partial void CircuitOpened(this ILogger log, string serviceUrl, TimeSpan pause, string reason);

    [LoggerMessage(
        1366,
        LogLevel.Error,
        "{ServiceUrl} shuts the bot out everywhere, so no conversation is left alone for it; nothing is sent there for {Pause}, then it is tried again. Look whether the app is blocked in the Teams admin center, whether the Microsoft Teams channel is on in Azure, and whether a proxy answers instead of the channel: {Reason}"
    )]
    public static partial void EverybodyShutOut(this ILogger log, string serviceUrl, TimeSpan pause, string reason);

    [LoggerMessage(1361, LogLevel.Warning, "{ServiceUrl} works again")]
    public static partial void CircuitClosed(this ILogger log, string serviceUrl);

    [LoggerMessage(
        1362,
        LogLevel.Error,
        "Conversation {Conversation} has taken nothing since {Since:O} and is left alone; its schedules are paused until somebody there speaks to the bot (delivery {Delivery}): {Reason}"
    )]
    public static partial void ConversationParked(
        this ILogger log,
        long conversation,
        DateTimeOffset since,
        long delivery,
        string reason
    );

    [LoggerMessage(1363, LogLevel.Information, "Conversation {Conversation} is back; its schedules go on")]
    public static partial void ConversationBack(this ILogger log, long conversation);

    [LoggerMessage(
        1364,
        LogLevel.Warning,
        "The machine's clock was set back by {Jump}; what waits and what is scheduled was moved with it"
    )]
    public static partial void ClockSetBack(this ILogger log, TimeSpan jump);

    [LoggerMessage(
        1365,
        LogLevel.Information,
        "{Deliveries} deliveries had not left yet at the stop; they wait as before"
    )]
    public static partial void DeliveriesReturned(this ILogger log, int deliveries);

    [LoggerMessage(
        1311,
        LogLevel.Error,
        "Delivery {Delivery} waits a minute: {Fault}; the database was changed by something other than this service"
    )]
    public static partial void DeliveryUnreadable(this ILogger log, long delivery, string fault);

    [LoggerMessage(
        1312,
        LogLevel.Error,
        "Subscription {Subscription} is paused: {Fault}; the database was changed by something other than this service"
    )]
    public static partial void ScheduleUnreadable(this ILogger log, long subscription, string fault);

    [LoggerMessage(
        1320,
        LogLevel.Error,
        "Conversation {Conversation} was shown {Sections} sections, which could not be written; they may come again after a restart: {Reason}"
    )]
    public static partial void ShownNotWritten(this ILogger log, long conversation, int sections, string reason);

    [LoggerMessage(
        1321,
        LogLevel.Error,
        "Conversation {Conversation} took an answer, which could not be written; its earlier failures count on until a digest arrives: {Reason}"
    )]
    public static partial void AnswerNotNoted(this ILogger log, long conversation, string reason);

    [LoggerMessage(
        1340,
        LogLevel.Information,
        "Subscription {Subscription} goes on: its time zone {Zone} is known again"
    )]
    public static partial void ZoneKnownAgain(this ILogger log, long subscription, string zone);

    [LoggerMessage(1341, LogLevel.Information, "Delivery {Delivery} is held for quiet hours until {Until:O}")]
    public static partial void DeliveryHeld(this ILogger log, long delivery, DateTimeOffset until);

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
