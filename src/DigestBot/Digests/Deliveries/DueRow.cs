using System.Data.Common;
using DigestBot.Channels;
using DigestBot.Digests.Schedules;
using DigestBot.Storage;

namespace DigestBot.Digests.Deliveries;

/// <summary>A delivery whose time has come, with its subscription and its conversation.</summary>
/// <param name="Before">When the conversation's earlier unfinished delivery is tried next, 0 while it is on its way; null when there is none.</param>
/// <param name="IsOff">Whether the subscription ended or was paused.</param>
internal sealed record DueRow(
    long Id,
    long NextAttempt,
    long Due,
    int Attempts,
    long? Before,
    bool IsOff,
    SubscriptionRow Subscription,
    Conversation Conversation
)
{
    /// <summary>The earlier one comes first in the same round, where it leaves, waits or is dropped; after that it is clear what to do.</summary>
    public bool IsBehindAnotherOfThisRound => Before is > 0 and var before && before <= NextAttempt;

    private const string Sql = """
        SELECT d.id, d.next_attempt, d.due, d.attempts,
            (SELECT coalesce(e.next_attempt, 0) FROM deliveries e
                WHERE e.conversation_id = d.conversation_id AND e.state IN ('pending', 'sending', 'retrying')
                    AND (e.due < d.due OR (e.due = d.due AND e.id < d.id))
                ORDER BY e.due, e.id LIMIT 1),
            s.ended_at IS NOT NULL OR s.paused_at IS NOT NULL,
            s.id, s.conversation_id, s.local_time, s.weekdays, s.zone, s.next_due, s.paused_at, s.paused_reason,
            c.reference, c.personal, c.unreachable_at, c.failing_since
        FROM deliveries d
            JOIN subscriptions s ON s.id = d.subscription_id
            JOIN conversations c ON c.id = d.conversation_id
        WHERE d.next_attempt <= @now ORDER BY d.next_attempt, d.id LIMIT @limit
        """;

    public static Task<List<DueRow>> ReadAsync(DbTransaction transaction, long now, int limit) =>
        transaction.ReadAsync(Sql, Read, ("@now", now), ("@limit", limit));

    private static DueRow Read(DbDataReader row) =>
        new(
            row.GetInt64(0),
            row.GetInt64(1),
            row.GetInt64(2),
            row.GetInt32(3),
            row.LongOrNull(4),
            row.GetBoolean(5),
            SubscriptionRow.Read(row, 6),
            new Conversation(
                new ConversationId(row.GetInt64(7)),
                ConversationStore.Parse(row.GetString(14)),
                row.GetInt64(15) != 0,
                Instants.FromStored(row.LongOrNull(16)),
                Instants.FromStored(row.LongOrNull(17))
            )
        );
}
