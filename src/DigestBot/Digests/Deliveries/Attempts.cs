using System.Data.Common;
using System.Text.Json;
using DigestBot.BotFramework;
using DigestBot.Digests.Deliveries.Sending;
using DigestBot.Storage;

namespace DigestBot.Digests.Deliveries;

/// <summary>
/// What the ledger keeps of every try: written with its outcome, in the same transaction. The one that arrived stands with the delivery
/// itself, which has little to add: it is what most deliveries have, and all of it.
/// </summary>
internal static class Attempts
{
    public const string Interrupted = "The service stopped while this was on its way.";

    private static readonly string[] _outcomes =
    [
        .. Enum.GetNames<SendStatus>().Select(name => name.ToLowerInvariant()),
    ];

    private static readonly string _record = $"""
        INSERT INTO attempts (delivery_id, number, started_at, ended_at, outcome, http_status, activity_id, reason)
        SELECT d.id, d.attempts, d.changed_at, @now, {Dialect.Cell("tried", 1)}, {Dialect.Cell("tried", 2)},
            {Dialect.Cell("tried", 3)}, {Dialect.Cell("tried", 4)}
        FROM {Dialect.Each("@tried", "tried")} CROSS JOIN deliveries d WHERE d.id = {Dialect.Cell("tried", 0)}
        ON CONFLICT (delivery_id, number) DO NOTHING
        """;

    /// <summary>Whether there is more to say than that it arrived.</summary>
    public static bool IsRemarkable(Outcome outcome) =>
        outcome.Verdict != Verdict.Returned && (outcome.Verdict != Verdict.Sent || outcome.Receipt.Reason is not null);

    /// <summary>Comes before the change of the deliveries, which still have the try's number and beginning.</summary>
    /// <remarks>A history must never keep an outcome from being written.</remarks>
    public static Task RecordAsync(DbTransaction transaction, IEnumerable<Outcome> tried, long now) =>
        transaction.RunAsync(_record, ("@tried", JsonRows.Of(tried, Write)), ("@now", now));

    private static void Write(Utf8JsonWriter row, Outcome tried)
    {
        row.WriteNumberValue(tried.Delivery.Id.Value);
        row.WriteStringValue(Outcome(tried.Receipt));
        row.WriteNumberOrNull(tried.Receipt.HttpStatus);
        row.WriteStringValue(tried.Receipt.ActivityId);
        row.WriteStringValue(tried.Receipt.Reason);
    }

    /// <summary>The same for what a process that is gone left on its way; nobody knows when it ended. Takes <c>@reason</c>.</summary>
    public const string RecordInterrupted = """
        INSERT INTO attempts (delivery_id, number, started_at, outcome, reason)
        SELECT id, attempts, changed_at, 'uncertain', @reason FROM deliveries WHERE state = 'sending'
        ON CONFLICT (delivery_id, number) DO NOTHING;

        """;

    public static string Outcome(SendReceipt receipt) => _outcomes[(int)receipt.Status];
}
