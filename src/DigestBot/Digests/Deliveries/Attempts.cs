using System.Data.Common;
using DigestBot.BotFramework;
using DigestBot.Storage;

namespace DigestBot.Digests.Deliveries;

/// <summary>What the ledger keeps of every try: written with its outcome, in the same transaction.</summary>
internal static class Attempts
{
    public const string Interrupted = "The service stopped while this was on its way.";

    /// <summary>Comes before the change of the delivery, which still has the try's number and beginning.</summary>
    /// <remarks>A history must never keep an outcome from being written.</remarks>
    public static Task RecordAsync(DbTransaction transaction, DeliveryId delivery, SendReceipt receipt, long now) =>
        transaction.RunAsync(
            """
            INSERT INTO attempts (delivery_id, number, started_at, ended_at, outcome, http_status, activity_id, reason)
            SELECT id, attempts, changed_at, @now, @outcome, @status, @activity, @reason FROM deliveries WHERE id = @id
            ON CONFLICT (delivery_id, number) DO NOTHING
            """,
            ("@now", now),
            ("@outcome", Outcome(receipt)),
            ("@status", receipt.HttpStatus),
            ("@activity", receipt.ActivityId),
            ("@reason", receipt.Reason),
            ("@id", delivery.Value)
        );

    /// <summary>The same for what a process that is gone left on its way; nobody knows when it ended. Takes <c>@reason</c>.</summary>
    public const string RecordInterrupted = """
        INSERT INTO attempts (delivery_id, number, started_at, outcome, reason)
        SELECT id, attempts, changed_at, 'uncertain', @reason FROM deliveries WHERE state = 'sending'
        ON CONFLICT (delivery_id, number) DO NOTHING;

        """;

    public static string Outcome(SendReceipt receipt) => receipt.Status.ToString().ToLowerInvariant();
}
