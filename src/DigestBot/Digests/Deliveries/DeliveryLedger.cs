using System.Data.Common;
using Dapper;
using DigestBot.BotFramework;
using DigestBot.Storage;

namespace DigestBot.Digests.Deliveries;

/// <summary>Writes what became of deliveries. A delivery is shown as sent only when the channel acknowledged it.</summary>
internal sealed class DeliveryLedger(Database database, TimeProvider time)
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

    /// <param name="shown">How many of its sections fitted into the message; the others are free for the next digest.</param>
    public Task SentAsync(OutgoingDelivery delivery, SendReceipt receipt, int shown, CancellationToken cancellation)
    {
        var row = new
        {
            id = delivery.Id.Value,
            receipt.ActivityId,
            receipt.HttpStatus,
            receipt.Reason,
            outcome = Attempts.Outcome(receipt),
            shown,
            now = Now,
        };
        const string sent =
            Attempts.Record
            + """
                UPDATE deliveries SET state = 'sent', activity_id = @ActivityId, error = NULL, next_attempt = NULL, changed_at = @now
                WHERE id = @id;
                """;
        const string leftOut = """
            DELETE FROM given_sections WHERE delivery_id = @id
                AND section_id IN (SELECT section_id FROM delivery_sections WHERE delivery_id = @id AND position >= @shown);
            DELETE FROM delivery_sections WHERE delivery_id = @id AND position >= @shown;
            """;
        var statements = shown < delivery.Sections.Count ? sent + leftOut : sent;
        return database.ExecuteAsync(statements, row, cancellation);
    }

    public Task RetryAsync(
        OutgoingDelivery delivery,
        SendReceipt receipt,
        DateTimeOffset nextAttempt,
        CancellationToken cancellation
    ) =>
        database.ExecuteAsync(
            Attempts.Record
                + """
                UPDATE deliveries SET state = 'retrying', error = @Reason, next_attempt = @next, changed_at = @now,
                    possible_duplicate = possible_duplicate | @uncertain
                WHERE id = @id
                """,
            new
            {
                id = delivery.Id.Value,
                receipt.Reason,
                receipt.ActivityId,
                receipt.HttpStatus,
                outcome = Attempts.Outcome(receipt),
                next = nextAttempt.ToStored(),
                uncertain = receipt.Status == SendStatus.Uncertain ? 1 : 0,
                now = Now,
            },
            cancellation
        );

    /// <summary>Gives a delivery up; its sections are free for the next digest.</summary>
    public Task FailAsync(OutgoingDelivery delivery, SendReceipt receipt, CancellationToken cancellation) =>
        database.WriteAsync(transaction => FailAsync(transaction, delivery, receipt), cancellation);

    /// <summary>Gives a delivery up because its conversation cannot be reached, and pauses what is scheduled there.</summary>
    public Task UnreachableAsync(OutgoingDelivery delivery, SendReceipt receipt, CancellationToken cancellation) =>
        database.WriteAsync(
            async transaction =>
            {
                await FailAsync(transaction, delivery, receipt);
                var row = new
                {
                    id = delivery.Conversation.Id.Value,
                    receipt.Reason,
                    now = Now,
                };
                await transaction.Connection!.ExecuteAsync(
                    "UPDATE conversations SET unreachable_at = @now, unreachable_reason = @Reason WHERE id = @id",
                    row,
                    transaction
                );
                return await transaction.Connection!.ExecuteAsync(
                    """
                    UPDATE subscriptions SET next_due = NULL, paused_at = @now, paused_reason = 'the bot could not post here'
                    WHERE conversation_id = @id AND ended_at IS NULL AND paused_at IS NULL
                    """,
                    row,
                    transaction
                );
            },
            cancellation
        );

    private long Now => time.GetUtcNow().ToStored();

    private async Task<int> FailAsync(DbTransaction transaction, OutgoingDelivery delivery, SendReceipt receipt)
    {
        var row = new
        {
            id = delivery.Id.Value,
            receipt.Reason,
            receipt.ActivityId,
            receipt.HttpStatus,
            outcome = Attempts.Outcome(receipt),
            now = Now,
        };
        await transaction.Connection!.ExecuteAsync(
            Attempts.Record + "DELETE FROM given_sections WHERE delivery_id = @id",
            row,
            transaction
        );
        return await transaction.Connection!.ExecuteAsync(
            "UPDATE deliveries SET state = 'failed', error = @Reason, next_attempt = NULL, changed_at = @now WHERE id = @id",
            row,
            transaction
        );
    }
}
