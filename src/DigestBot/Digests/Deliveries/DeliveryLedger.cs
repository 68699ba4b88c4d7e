using System.Data.Common;
using Dapper;
using DigestBot.BotFramework;
using DigestBot.Channels.Circuits;
using DigestBot.Digests.Deliveries.Sending;
using DigestBot.Storage;

namespace DigestBot.Digests.Deliveries;

/// <summary>Writes what became of deliveries. A delivery is shown as sent only when the channel acknowledged it.</summary>
internal sealed class DeliveryLedger(Database database, Parking parking, ServiceUrlCircuits circuits, TimeProvider time)
{
    /// <summary>After a crash: what was on its way may have arrived, so it is tried again as a possible duplicate.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> RecoverAsync(CancellationToken cancellation) =>
        database.WriteAsync(
            async transaction =>
            {
                var row = new { now = Now, reason = Attempts.Interrupted };
                await transaction.Connection!.ExecuteAsync(Attempts.RecordInterrupted, row, transaction);
                return await transaction.Connection!.ExecuteAsync(
                    """
                    UPDATE deliveries SET state = 'retrying', next_attempt = @now, possible_duplicate = 1, changed_at = @now,
                        error = @reason
                    WHERE state = 'sending'
                    """,
                    row,
                    transaction
                );
            },
            cancellation
        );

    public async Task<int> WriteAsync(DbTransaction transaction, IReadOnlyList<Outcome> outcomes)
    {
        var byEnd = outcomes.ToLookup(outcome => outcome.Verdict == Verdict.Sent);
        var remarkable = outcomes.Where(Attempts.IsRemarkable).ToList();
        if (remarkable.Count > 0)
            await Attempts.RecordAsync(transaction, remarkable, Now);
        await SentAsync(transaction, byEnd[true]);
        foreach (var outcome in byEnd[false])
            await WriteAsync(transaction, outcome);
        foreach (var wronged in outcomes.SelectMany(outcome => outcome.Wronged))
            await parking.ReturnAsync(transaction, wronged, [ParkingCause.Refused]);
        return outcomes.Count;
    }

    private Task WriteAsync(DbTransaction transaction, Outcome outcome) =>
        outcome.Verdict switch
        {
            Verdict.Retry => RetryAsync(transaction, outcome),
            Verdict.Returned => ReturnAsync(transaction, outcome.Delivery, outcome.Next!.Value),
            Verdict.Parked => ParkAsync(transaction, outcome),
            _ => FailAsync(transaction, outcome),
        };

    private static readonly string _sent = $"""
        UPDATE deliveries SET state = 'sent', activity_id = {Dialect.Cell("known", 1)}, http_status = {Dialect.Cell(
            "known",
            2
        )},
            possible_duplicate = possible_duplicate * {Dialect.Cell("known", 3)},
            error = NULL, next_attempt = NULL, started_at = changed_at, changed_at = @now
        FROM {Dialect.Each("@known", "known")} WHERE deliveries.id = {Dialect.Cell("known", 0)}
        """;

    private async Task SentAsync(DbTransaction transaction, IEnumerable<Outcome> sent)
    {
        var known = JsonRows.Of(
            sent,
            (row, outcome) =>
            {
                row.WriteNumberValue(outcome.Delivery.Id.Value);
                row.WriteStringValue(outcome.Receipt.ActivityId);
                row.WriteNumberOrNull(outcome.Receipt.HttpStatus);
                row.WriteNumberValue(outcome.Receipt.IsOnly ? 0 : 1);
            }
        );
        await transaction.RunAsync(_sent, ("@known", known), ("@now", Now));
        foreach (var delivery in sent.Select(outcome => outcome.Delivery))
            if (delivery.Conversation.FailingSince is not null)
                await Parking.WorksAsync(transaction, delivery.Conversation.Id);
    }

    private async Task RetryAsync(DbTransaction transaction, Outcome outcome)
    {
        await transaction.RunAsync(
            """
            UPDATE deliveries SET state = 'retrying', error = @reason, next_attempt = @next, changed_at = @now,
                possible_duplicate = possible_duplicate | @uncertain
            WHERE id = @id
            """,
            ("@reason", outcome.Receipt.Reason),
            ("@next", outcome.Next!.Value.ToStored()),
            ("@now", Now),
            ("@uncertain", outcome.Receipt.Status == SendStatus.Uncertain ? 1 : 0),
            ("@id", outcome.Delivery.Id.Value)
        );
        await parking.FailsAsync(transaction, outcome.Delivery.Conversation.Id);
    }

    private Task<int> ReturnAsync(DbTransaction transaction, OutgoingDelivery delivery, DateTimeOffset next) =>
        transaction.RunAsync(
            """
            UPDATE deliveries SET state = @state, attempts = attempts - 1, next_attempt = @next, changed_at = @now
            WHERE id = @id
            """,
            ("@state", delivery.Attempt == 1 ? "pending" : "retrying"),
            ("@next", next.ToStored()),
            ("@now", Now),
            ("@id", delivery.Id.Value)
        );

    private async Task ParkAsync(DbTransaction transaction, Outcome outcome)
    {
        await FailAsync(transaction, outcome);
        var (conversation, receipt) = (outcome.Delivery.Conversation, outcome.Receipt);
        var cause = receipt.Status == SendStatus.Unreachable ? ParkingCause.Refused : ParkingCause.Failing;
        if (cause == ParkingCause.Refused && circuits.IsDoubted(conversation.Reference.ServiceUrl))
            return;
        await parking.ParkAsync(transaction, conversation.Id, cause, receipt.Reason ?? "");
    }

    /// <summary>Gives a delivery up; its sections are free for the next digest.</summary>
    private async Task FailAsync(DbTransaction transaction, Outcome outcome)
    {
        await transaction.RunAsync(
            """
            DELETE FROM given_sections WHERE conversation_id = @conversation AND delivery_id = @id;
            UPDATE deliveries SET state = 'failed', error = @reason, next_attempt = NULL, changed_at = @now,
                possible_duplicate = possible_duplicate | @uncertain
            WHERE id = @id;
            """,
            ("@conversation", outcome.Delivery.Conversation.Id.Value),
            ("@id", outcome.Delivery.Id.Value),
            ("@reason", outcome.Receipt.Reason),
            ("@now", Now),
            ("@uncertain", outcome.Receipt.Status == SendStatus.Uncertain ? 1 : 0)
        );
        if (outcome.Receipt.Status != SendStatus.TooLarge)
            await parking.FailsAsync(transaction, outcome.Delivery.Conversation.Id);
    }

    private long Now => time.GetUtcNow().ToStored();
}
