namespace DigestBot.Digests;

/// <summary>What is logged about schedules, digests and their deliveries. Ids: 1300 to 1399.</summary>
internal static partial class DigestLog
{
    private static readonly Func<ILogger, long, IDisposable?> _delivery = LoggerMessage.DefineScope<long>(
        "delivery {Delivery}"
    );

    /// <summary>Until it is disposed, every line that is logged, by whomever, carries the delivery's id.</summary>
    public static IDisposable? DeliveryScope(this ILogger log, long delivery) => _delivery(log, delivery);

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
}
