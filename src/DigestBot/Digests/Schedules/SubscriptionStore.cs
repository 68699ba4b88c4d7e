using System.Data.Common;
using Dapper;
using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Storage;
using Microsoft.Extensions.Options;

namespace DigestBot.Digests.Schedules;

/// <summary>The subscriptions in the database.</summary>
internal sealed class SubscriptionStore(Database database, IOptions<DigestOptions> options, TimeProvider time)
{
    /// <summary>Adds a schedule to a conversation; one it already has is returned as it is.</summary>
    /// <returns>Null when the conversation has as many schedules as it may have.</returns>
    public Task<SubscribeOutcome?> AddAsync(
        ConversationId conversation,
        Schedule schedule,
        DigestMode mode,
        CancellationToken cancellation
    ) => database.WriteAsync(transaction => AddAsync(transaction, conversation, schedule, mode), cancellation);

    /// <summary>The schedules of a conversation; what it follows is none.</summary>
    public async Task<IReadOnlyList<Subscription>> OfAsync(ConversationId conversation, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<SubscriptionRow>(
            $"SELECT {SubscriptionRow.Columns} FROM subscriptions WHERE conversation_id = @Value AND kind = 'digest' AND ended_at IS NULL ORDER BY id",
            conversation,
            cancellation
        );
        return [.. rows.Select(row => row.ToSubscription())];
    }

    /// <summary>Ends a subscription of this conversation.</summary>
    /// <returns>False when the conversation has no such subscription.</returns>
    public async Task<bool> EndAsync(ConversationId conversation, SubscriptionId id, CancellationToken cancellation) =>
        await database.ExecuteAsync(
            """
            UPDATE subscriptions SET ended_at = @now, next_due = NULL
            WHERE id = @id AND conversation_id = @conversation AND ended_at IS NULL
            """,
            new
            {
                id = id.Value,
                conversation = conversation.Value,
                now = Now,
            },
            cancellation
        ) > 0;

    public async Task<bool> PauseAsync(
        ConversationId conversation,
        SubscriptionId id,
        CancellationToken cancellation
    ) =>
        await database.ExecuteAsync(
            """
            UPDATE subscriptions SET paused_at = @now, paused_reason = NULL, next_due = NULL
            WHERE id = @id AND conversation_id = @conversation AND ended_at IS NULL AND paused_at IS NULL
            """,
            new
            {
                id = id.Value,
                conversation = conversation.Value,
                now = Now,
            },
            cancellation
        ) > 0;

    /// <summary>Lets a paused subscription go on with its next occurrence; what fell due meanwhile is not made up for.</summary>
    public async Task<bool> ResumeAsync(ConversationId conversation, SubscriptionId id, CancellationToken cancellation)
    {
        var paused = (await OfAsync(conversation, cancellation)).FirstOrDefault(one => one.Id == id && one.IsPaused);
        if (paused is null)
            return false;
        var next = paused.Schedule.NextAfter(time.GetUtcNow()).ToStored();
        return await database.ExecuteAsync(
                """
                UPDATE subscriptions SET paused_at = NULL, paused_reason = NULL, next_due = @next
                WHERE id = @id AND ended_at IS NULL
                """,
                new { id = id.Value, next },
                cancellation
            ) > 0;
    }

    private long Now => time.GetUtcNow().ToStored();

    private async Task<SubscribeOutcome?> AddAsync(
        DbTransaction transaction,
        ConversationId conversation,
        Schedule schedule,
        DigestMode mode
    )
    {
        var rows = await transaction.Connection!.QueryAsync<SubscriptionRow>(
            $"SELECT {SubscriptionRow.Columns} FROM subscriptions WHERE conversation_id = @Value AND kind = 'digest' AND ended_at IS NULL",
            conversation,
            transaction
        );
        var known = rows.Select(row => row.ToSubscription()).ToList();
        if (known.FirstOrDefault(one => one.Schedule == schedule && one.Mode == mode && !one.IsPaused) is { } same)
            return new SubscribeOutcome(same, IsNew: false, known.Count);
        if (known.FirstOrDefault(one => one.Schedule == schedule && one.Mode == mode) is { } paused)
            return new SubscribeOutcome(await ResumeAsync(transaction, paused), IsNew: true, known.Count);
        if (known.Count >= options.Value.SchedulesPerConversation)
            return null;
        var added = await InsertAsync(transaction, conversation, schedule, mode);
        return new SubscribeOutcome(added.ToSubscription(), IsNew: true, known.Count + 1);
    }

    private async Task<Subscription> ResumeAsync(DbTransaction transaction, Subscription paused)
    {
        var row = await transaction.Connection!.QuerySingleAsync<SubscriptionRow>(
            $"""
            UPDATE subscriptions SET paused_at = NULL, paused_reason = NULL, next_due = @next WHERE id = @id
            RETURNING {SubscriptionRow.Columns}
            """,
            new { id = paused.Id.Value, next = paused.Schedule.NextAfter(time.GetUtcNow()).ToStored() },
            transaction
        );
        return row.ToSubscription();
    }

    private Task<SubscriptionRow> InsertAsync(
        DbTransaction transaction,
        ConversationId conversation,
        Schedule schedule,
        DigestMode mode
    ) =>
        transaction.Connection!.QuerySingleAsync<SubscriptionRow>(
            $"""
            INSERT INTO subscriptions (conversation_id, local_time, weekdays, zone, mode, topics, created_at, next_due)
            VALUES (@conversation, @localTime, @weekdays, @zone, @mode, @Topics, @now, @next)
            RETURNING {SubscriptionRow.Columns}
            """,
            new
            {
                conversation = conversation.Value,
                localTime = ScheduleWords.Clock(schedule.Time),
                weekdays = (int)schedule.Days,
                zone = schedule.Zone.Id,
                mode = mode.Kind.ToString().ToLowerInvariant(),
                mode.Topics,
                now = Now,
                next = schedule.NextAfter(time.GetUtcNow()).ToStored(),
            },
            transaction
        );
}
