using System.Data.Common;
using DigestBot.Channels;
using DigestBot.Digests.Deliveries;
using DigestBot.Storage;

namespace DigestBot.Digests.Schedules;

/// <summary>
/// Two schedules of a conversation that fall on one instant with the same digest are one. Its delivery is one's, and the other's is skipped;
/// when the first ends or pauses before it was sent, they change places.
/// </summary>
internal static class Twins
{
    public const string Reason = "Another schedule of the conversation fell on the same moment.";

    private static readonly string _find = $"""
        SELECT d.id, d.subscription_id, k.id, k.subscription_id
        FROM deliveries d
            JOIN subscriptions s ON s.id = d.subscription_id AND s.kind = 'digest' AND {SubscriptionRow.IsOff("s")}
            JOIN subscriptions o ON o.conversation_id = s.conversation_id AND o.id <> s.id AND o.kind = 'digest'
                AND o.mode = s.mode AND o.topics = s.topics AND NOT ({SubscriptionRow.IsOff("o")})
            JOIN deliveries k ON k.subscription_id = o.id AND k.due = d.due AND k.state = 'skipped' AND k.error = @reason
        WHERE d.conversation_id = @conversation AND {OpenDeliveries.Of("d")}
        ORDER BY d.id, k.id
        """;

    private const string Change = """
        DELETE FROM deliveries WHERE id = @skipped;
        UPDATE deliveries SET subscription_id = @heir WHERE id = @open;
        INSERT INTO deliveries (subscription_id, conversation_id, due, state, error, changed_at)
            SELECT @owner, conversation_id, due, 'skipped', @reason, @now FROM deliveries WHERE id = @open;
        """;

    /// <summary>What waits for schedules of a conversation that are off goes to those that are on.</summary>
    public static async Task HandOverAsync(DbTransaction transaction, ConversationId conversation, DateTimeOffset now)
    {
        var pairs = await transaction.ReadAsync(
            _find,
            row => new Pair(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)),
            ("@conversation", conversation.Value),
            ("@reason", Reason),
            ("@now", now.ToStored())
        );
        foreach (var pair in pairs.DistinctBy(pair => pair.Open))
            await transaction.RunAsync(
                Change,
                ("@skipped", pair.Skipped),
                ("@heir", pair.Heir),
                ("@open", pair.Open),
                ("@owner", pair.Owner),
                ("@reason", Reason),
                ("@now", now.ToStored())
            );
    }

    private readonly record struct Pair(long Open, long Owner, long Skipped, long Heir);
}
