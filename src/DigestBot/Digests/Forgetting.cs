using System.Data.Common;
using Dapper;
using DigestBot.Channels;
using DigestBot.Storage;

namespace DigestBot.Digests;

/// <summary>How much was kept of a conversation.</summary>
/// <param name="Given">How many sections it was given.</param>
internal sealed record Traceless(int Schedules, int Deliveries, int Given);

/// <summary>Deletes a conversation with all that is kept of it, as if it had never been.</summary>
internal sealed class Forgetting(Database database)
{
    private const string Deliveries = "SELECT id FROM deliveries WHERE conversation_id = @Value";

    private const string Subscriptions = "SELECT id FROM subscriptions WHERE conversation_id = @Value";

    /// <summary>The tables that say more about a delivery, each by its <c>delivery_id</c>.</summary>
    public static IReadOnlyList<string> OfDeliveries { get; } = ["attempts"];

    /// <summary>The tables that say more about a subscription, each by its <c>subscription_id</c>.</summary>
    public static IReadOnlyList<string> OfSubscriptions { get; } = ["followed_topics", "alerts_waiting"];

    /// <summary>The tables of a conversation, each by its <c>conversation_id</c>; what is referred to comes after what refers to it.</summary>
    public static IReadOnlyList<string> OfConversations { get; } = ["given_sections", "deliveries", "subscriptions"];

    /// <summary>What would be deleted.</summary>
    public async Task<Traceless> LookAsync(ConversationId conversation, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await CountAsync(connection, null, conversation);
    }

    /// <returns>What was deleted.</returns>
    public Task<Traceless> ForgetAsync(ConversationId conversation, CancellationToken cancellation) =>
        database.WriteAsync(transaction => ForgetAsync(transaction, conversation), cancellation);

    /// <returns>False when the bot is back there, or was not gone by this instant.</returns>
    public Task<bool> ForgetGoneAsync(
        ConversationId conversation,
        DateTimeOffset before,
        CancellationToken cancellation
    ) =>
        database.WriteAsync(
            async transaction =>
            {
                var isGone = await transaction.Connection!.ExecuteScalarAsync<bool>(
                    $"SELECT EXISTS (SELECT 1 FROM conversations WHERE id = @Value AND {Presences.GoneBefore})",
                    new { conversation.Value, instant = before.ToStored() },
                    transaction
                );
                if (isGone)
                    await ForgetAsync(transaction, conversation);
                return isGone;
            },
            cancellation
        );

    private static async Task<Traceless> ForgetAsync(DbTransaction transaction, ConversationId conversation)
    {
        var kept = await CountAsync(transaction.Connection!, transaction, conversation);
        foreach (var table in OfDeliveries)
            await DeleteAsync(transaction, $"{table} WHERE delivery_id IN ({Deliveries})", conversation);
        foreach (var table in OfSubscriptions)
            await DeleteAsync(transaction, $"{table} WHERE subscription_id IN ({Subscriptions})", conversation);
        foreach (var table in OfConversations)
            await DeleteAsync(transaction, $"{table} WHERE conversation_id = @Value", conversation);
        await DeleteAsync(transaction, "conversations WHERE id = @Value", conversation);
        return kept;
    }

    private static Task<int> DeleteAsync(DbTransaction transaction, string which, ConversationId conversation) =>
        transaction.Connection!.ExecuteAsync($"DELETE FROM {which}", conversation, transaction);

    private static async Task<Traceless> CountAsync(
        DbConnection connection,
        DbTransaction? transaction,
        ConversationId conversation
    )
    {
        var (schedules, deliveries, given) = await connection.QuerySingleAsync<(long, long, long)>(
            """
            SELECT (SELECT count(*) FROM subscriptions WHERE conversation_id = @Value AND ended_at IS NULL),
                (SELECT count(*) FROM deliveries WHERE conversation_id = @Value),
                (SELECT count(*) FROM given_sections WHERE conversation_id = @Value)
            """,
            conversation,
            transaction
        );
        return new Traceless((int)schedules, (int)deliveries, (int)given);
    }
}
