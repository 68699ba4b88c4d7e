using System.Data.Common;
using DigestBot.BotFramework;
using DigestBot.Channels;
using DigestBot.Digests.Schedules;
using DigestBot.Storage;

namespace DigestBot.Digests.Deliveries;

/// <summary>A delivery whose time has come, with its subscription and its conversation.</summary>
/// <param name="Content">The hash of what it says, once that is settled.</param>
/// <param name="Before">When the conversation's earlier unfinished delivery is tried next, 0 while it is on its way; null when there is none.</param>
/// <param name="IsOff">Whether the subscription ended or is paused.</param>
/// <param name="Held">How long it was held for quiet hours.</param>
/// <param name="Paced">How long it waited for its turn, which the limits of conversation and tenant gave it.</param>
/// <param name="Fault">Why it cannot be read, which concerns no other; null when it can.</param>
internal sealed record DueRow(
    long Id,
    long NextAttempt,
    long Due,
    int Attempts,
    string? Content,
    long? Before,
    bool IsOff,
    TimeSpan Held,
    TimeSpan Paced,
    SubscriptionRow Subscription,
    Conversation Conversation,
    string? Fault
)
{
    private static readonly ConversationReference _nowhere = new("", "", new(), new(), null, null);

    private const int FirstOfSubscription = 9;

    private static readonly string _sql = $"""
        SELECT d.id, d.next_attempt, d.due, d.attempts, d.content,
            (SELECT coalesce(e.next_attempt, 0) FROM deliveries e
                WHERE e.conversation_id = d.conversation_id AND {OpenDeliveries.Of("e")}
                    AND (e.due < d.due OR (e.due = d.due AND e.id < d.id))
                ORDER BY e.due, e.id LIMIT 1),
            {SubscriptionRow.IsOff("s")}, d.held, d.paced,
            {SubscriptionRow.ColumnsOf("s")},
            c.reference, c.personal, c.unreachable_at, c.failing_since, c.language, c.locale
        FROM deliveries d
            JOIN subscriptions s ON s.id = d.subscription_id
            JOIN conversations c ON c.id = d.conversation_id
        WHERE d.next_attempt <= @now ORDER BY d.next_attempt, d.id LIMIT @limit
        """;

    public static Task<List<DueRow>> ReadAsync(DbTransaction transaction, long now, int limit) =>
        transaction.ReadAsync(_sql, Read, ("@now", now), ("@limit", limit));

    /// <summary>The earlier one comes first in the same round, where it leaves, waits or is dropped; after that it is clear what to do.</summary>
    public bool IsBehindAnotherOfThisRound => Before is > 0 and var before && before <= NextAttempt;

    public DueDelivery ToDelivery() =>
        new(new DeliveryId(Id), Subscription.ToSubscription(), Conversation, Instants.FromStored(Due), Content);

    private static DueRow Read(DbDataReader row)
    {
        var subscription = SubscriptionRow.Read(row, FirstOfSubscription);
        var conversation = FirstOfSubscription + SubscriptionRow.Count;
        var reference = LastingReference.Parse(row.GetFieldValue<byte[]>(conversation));
        return new DueRow(
            row.GetInt64(0),
            row.GetInt64(1),
            row.GetInt64(2),
            row.GetInt32(3),
            row.TextOrNull(4),
            row.LongOrNull(5),
            row.GetBoolean(6),
            TimeSpan.FromMilliseconds(row.GetInt64(7)),
            TimeSpan.FromMilliseconds(row.GetInt64(8)),
            subscription,
            new Conversation(
                new ConversationId(subscription.ConversationId),
                reference ?? _nowhere,
                row.GetInt64(conversation + 1) != 0,
                Instants.FromStored(row.LongOrNull(conversation + 2)),
                Instants.FromStored(row.LongOrNull(conversation + 3))
            )
            {
                Language = row.TextOrNull(conversation + 4),
                Locale = row.TextOrNull(conversation + 5),
            },
            reference is null ? "the reference of its conversation is broken" : subscription.Fault
        );
    }
}
