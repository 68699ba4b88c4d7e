using System.Data.Common;
using DigestBot.Channels;
using DigestBot.Storage;

namespace DigestBot.Digests.Deliveries;

/// <summary>The bot cannot post in a conversation any more, and knows why before it tries: what waits there is missed, what is scheduled pauses.</summary>
internal sealed class Departures(Database database, Occurrences occurrences, Parking parking, TimeProvider time)
{
    private const string Waiting = "conversation_id = @id AND state IN ('pending', 'retrying')";

    /// <returns>False when nothing is scheduled there, or it is known already why the bot cannot post there.</returns>
    public async Task<bool> LeaveAsync(ConversationId conversation, ParkingCause cause, CancellationToken cancellation)
    {
        while (true)
        {
            await occurrences.ClaimAsync(cancellation);
            var outcome = await database.WriteAsync(
                transaction => LeaveAsync(transaction, conversation, cause),
                cancellation
            );
            if (outcome is { } left)
                return left;
        }
    }

    /// <returns>Null when something fell due meanwhile and has to be written down first.</returns>
    private async Task<bool?> LeaveAsync(DbTransaction transaction, ConversationId conversation, ParkingCause cause)
    {
        var now = time.GetUtcNow().ToStored();
        var rows = await transaction.ReadAsync(
            $"""
            SELECT count(*), sum(CASE WHEN s.next_due <= @now THEN 1 ELSE 0 END)
            FROM subscriptions s JOIN conversations c ON c.id = s.conversation_id
            WHERE s.conversation_id = @id AND s.ended_at IS NULL
                AND (c.unreachable_at IS NULL OR c.unreachable_kind IN ({ParkingCauses.FoundOut}))
            """,
            row => (Live: row.GetInt64(0), Due: row.LongOrNull(1) ?? 0),
            ("@now", now),
            ("@id", conversation.Value)
        );
        if (rows[0].Due > 0)
            return null;
        if (rows[0].Live == 0)
            return false;
        await MissAsync(transaction, conversation, cause.Sentence(), now);
        await parking.ParkAsync(transaction, conversation, cause, cause.Sentence());
        return true;
    }

    private static async Task MissAsync(DbTransaction transaction, ConversationId conversation, string reason, long now)
    {
        var missed = await transaction.RunAsync(
            $"""
            DELETE FROM given_sections WHERE conversation_id = @id AND delivery_id IN (SELECT id FROM deliveries WHERE {Waiting})
            """,
            ("@id", conversation.Value)
        );
        missed = await transaction.RunAsync(
            $"UPDATE deliveries SET state = 'missed', error = @reason, next_attempt = NULL, changed_at = @now WHERE {Waiting}",
            ("@id", conversation.Value),
            ("@reason", reason),
            ("@now", now)
        );
        Measures.DeliveryEnded("missed", missed);
    }
}
