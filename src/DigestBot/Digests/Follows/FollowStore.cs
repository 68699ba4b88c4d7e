using System.Data.Common;
using Dapper;
using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Digests.Schedules;
using DigestBot.Storage;

namespace DigestBot.Digests.Follows;

/// <summary>
/// The topics that conversations follow. They stand with one subscription a conversation, of kind <c>follow</c>, whose next alert
/// falls due when something came up.
/// </summary>
internal sealed class FollowStore(Database database, Readings readings, TimeProvider time)
{
    private const int MostRecalled = 20_000;
    private static readonly TimeSpan _quiet = TimeSpan.FromHours(1);

    private readonly Recalled<(ConversationId, string), bool> _followed = new(database, MostRecalled);

    private const string OfConversation =
        "SELECT id FROM subscriptions WHERE conversation_id = @Value AND kind = 'follow' AND ended_at IS NULL";

    public async Task<IReadOnlyList<FollowedTopic>> OfAsync(ConversationId conversation, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var id = await connection.QueryFirstOrDefaultAsync<long?>(OfConversation, conversation);
        return id is null ? [] : await TopicsAsync(connection, null, id.Value);
    }

    public async ValueTask<bool> IsFollowedAsync(
        ConversationId conversation,
        string topic,
        CancellationToken cancellation
    )
    {
        if (_followed.TryRecall((conversation, topic), out var recalled))
            return recalled;
        var edition = database.Edition;
        var isFollowed =
            await readings.FirstAsync(
                $"SELECT EXISTS (SELECT 1 FROM followed_topics WHERE topic = @topic AND subscription_id IN ({OfConversation}))",
                row => row.GetInt64(0),
                [("@topic", topic), ("@Value", conversation.Value)],
                cancellation
            ) == 1;
        _followed.Keep((conversation, topic), isFollowed, edition);
        return isFollowed;
    }

    /// <summary>From now on, what comes up about these topics is posted to the conversation.</summary>
    /// <param name="zone">Where its people are.</param>
    public Task AddAsync(
        ConversationId conversation,
        IReadOnlyList<string> topics,
        TimeZoneInfo zone,
        CancellationToken cancellation
    ) =>
        database.WriteAsync(
            async transaction =>
            {
                var id =
                    await transaction.Connection!.QueryFirstOrDefaultAsync<long?>(
                        OfConversation,
                        conversation,
                        transaction
                    ) ?? await InsertAsync(transaction, conversation, zone);
                return await transaction.Connection!.ExecuteAsync(
                    """
                    INSERT INTO followed_topics (subscription_id, topic, since) VALUES (@id, @topic, @now)
                    ON CONFLICT (subscription_id, topic) DO NOTHING
                    """,
                    topics.Select(topic => new
                    {
                        id,
                        topic,
                        now = Now,
                    }),
                    transaction
                );
            },
            cancellation
        );

    /// <returns>How many of them were followed.</returns>
    public Task<int> RemoveAsync(
        ConversationId conversation,
        IReadOnlyList<string> topics,
        CancellationToken cancellation
    ) =>
        database.WriteAsync(
            async transaction =>
            {
                var row = new
                {
                    conversation = conversation.Value,
                    topics,
                    now = Now,
                };
                var removed = await transaction.Connection!.ExecuteAsync(
                    """
                    DELETE FROM followed_topics WHERE topic IN @topics AND subscription_id IN
                        (SELECT id FROM subscriptions WHERE conversation_id = @conversation AND kind = 'follow')
                    """,
                    row,
                    transaction
                );
                await transaction.Connection!.ExecuteAsync(
                    """
                    UPDATE subscriptions SET ended_at = @now, next_due = NULL
                    WHERE conversation_id = @conversation AND kind = 'follow' AND ended_at IS NULL
                        AND NOT EXISTS (SELECT 1 FROM followed_topics WHERE subscription_id = subscriptions.id)
                    """,
                    row,
                    transaction
                );
                return removed;
            },
            cancellation
        );

    /// <summary>What a follow subscription has, and what goes before it.</summary>
    public static async Task<Following> ReadAsync(DbTransaction transaction, long subscription, DateTimeOffset now)
    {
        var connection = transaction.Connection!;
        var row = new { subscription, now = now.ToStored() };
        var digests = await connection.QueryAsync<(string Mode, string Topics)>(
            $"""
            SELECT d.mode, d.topics FROM subscriptions f JOIN subscriptions d ON d.conversation_id = f.conversation_id
            WHERE f.id = @subscription AND d.kind = 'digest' AND NOT {SubscriptionRow.IsOff("d")}
            """,
            row,
            transaction
        );
        var sent = await connection.ExecuteScalarAsync<long?>(
            "SELECT max(changed_at) FROM deliveries WHERE subscription_id = @subscription AND state = 'sent' AND changed_at <= @now",
            row,
            transaction
        );
        return new Following(
            await TopicsAsync(connection, transaction, subscription),
            [.. digests.Select(digest => DigestMode.FromStored(digest.Mode, digest.Topics)).OfType<DigestMode>()],
            sent is { } at ? Instants.FromStored(at) + _quiet : null
        );
    }

    /// <summary>Not everything went into an alert: an hour later it is looked whether the rest is still to be told.</summary>
    public static Task ContinueAsync(DbTransaction transaction, long subscription, DateTimeOffset alerted) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO alerts_waiting (subscription_id, not_before) VALUES (@subscription, @later)
            ON CONFLICT (subscription_id) DO NOTHING
            """,
            new { subscription, later = (alerted + _quiet).ToStored() },
            transaction
        );

    private long Now => time.GetUtcNow().ToStored();

    private static async Task<IReadOnlyList<FollowedTopic>> TopicsAsync(
        DbConnection connection,
        DbTransaction? transaction,
        long subscription
    )
    {
        var rows = await connection.QueryAsync<(string Topic, long Since)>(
            "SELECT topic, since FROM followed_topics WHERE subscription_id = @subscription ORDER BY since, topic",
            new { subscription },
            transaction
        );
        return [.. rows.Select(row => new FollowedTopic(row.Topic, Instants.FromStored(row.Since)))];
    }

    private Task<long> InsertAsync(DbTransaction transaction, ConversationId conversation, TimeZoneInfo zone) =>
        transaction.Connection!.QuerySingleAsync<long>(
            """
            INSERT INTO subscriptions (conversation_id, kind, local_time, weekdays, zone, created_at)
            VALUES (@conversation, 'follow', '00:00', @daily, @zone, @now)
            RETURNING id
            """,
            new
            {
                conversation = conversation.Value,
                daily = (int)Weekdays.Daily,
                zone = zone.Id,
                now = Now,
            },
            transaction
        );
}
