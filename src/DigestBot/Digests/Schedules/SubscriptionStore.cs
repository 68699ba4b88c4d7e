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
    private const string Live =
        $"SELECT {SubscriptionRow.Columns} FROM subscriptions WHERE conversation_id = @Value AND kind = 'digest' AND ended_at IS NULL ORDER BY id";

    /// <summary>Adds a schedule to a conversation; one it already has is returned as it is.</summary>
    /// <returns>Null when the conversation has as many schedules as it may have.</returns>
    public Task<SubscribeOutcome?> AddAsync(
        ConversationId conversation,
        Schedule schedule,
        DigestMode mode,
        CancellationToken cancellation
    ) => database.WriteAsync(transaction => AddAsync(transaction, conversation, schedule, mode), cancellation);

    /// <summary>Remembers who set a schedule up, as <see cref="Speaker"/> says it.</summary>
    public Task SignAsync(SubscriptionId id, string person, CancellationToken cancellation) =>
        database.ExecuteAsync(
            "UPDATE subscriptions SET created_by = @person WHERE id = @id",
            new { id = id.Value, person },
            cancellation
        );

    /// <summary>Which schedules of a conversation this person set up.</summary>
    public async Task<IReadOnlySet<SubscriptionId>> SignedByAsync(
        ConversationId conversation,
        string person,
        CancellationToken cancellation
    )
    {
        var ids = await database.QueryAsync<long>(
            "SELECT id FROM subscriptions WHERE conversation_id = @conversation AND created_by = @person AND ended_at IS NULL",
            new { conversation = conversation.Value, person },
            cancellation
        );
        return ids.Select(id => new SubscriptionId(id)).ToHashSet();
    }

    /// <summary>The conversations that have a schedule of this person's.</summary>
    public async Task<IReadOnlyList<ConversationId>> SignedByAsync(string person, CancellationToken cancellation)
    {
        var ids = await database.QueryAsync<long>(
            "SELECT DISTINCT conversation_id FROM subscriptions WHERE created_by = @person AND ended_at IS NULL ORDER BY conversation_id",
            new { person },
            cancellation
        );
        return [.. ids.Select(id => new ConversationId(id))];
    }

    /// <summary>The schedules of a conversation, in the order in which they are numbered; what it follows is none.</summary>
    public async Task<IReadOnlyList<Subscription>> OfAsync(ConversationId conversation, CancellationToken cancellation)
    {
        var rows = await database.QueryAsync<SubscriptionRow>(Live, conversation, cancellation);
        return [.. rows.Select(row => row.ToSubscription())];
    }

    /// <summary>The same inside a transaction that goes on to change them.</summary>
    public static async Task<IReadOnlyList<Subscription>> OfAsync(
        DbTransaction transaction,
        ConversationId conversation
    )
    {
        var rows = await transaction.Connection!.QueryAsync<SubscriptionRow>(Live, conversation, transaction);
        return [.. rows.Select(row => row.ToSubscription())];
    }

    /// <summary>Writes when it is due, paused and skipped; its schedule stays as it is stored.</summary>
    public static Task SaveAsync(DbTransaction transaction, Subscription changed) =>
        transaction.Connection!.ExecuteAsync(
            """
            UPDATE subscriptions SET next_due = @next, paused_at = @pausedAt, paused_reason = @PausedReason,
                paused_until = @pausedUntil, skipped_until = @skippedUntil,
                zone_lost_at = CASE WHEN @PausedForZone THEN zone_lost_at END
            WHERE id = @id
            """,
            new
            {
                id = changed.Id.Value,
                next = changed.NextDue?.ToStored(),
                pausedAt = changed.PausedAt?.ToStored(),
                changed.PausedReason,
                pausedUntil = changed.PausedUntil?.ToStored(),
                skippedUntil = changed.SkippedUntil?.ToStored(),
                changed.PausedForZone,
            },
            transaction
        );

    /// <summary>Writes another schedule as well.</summary>
    public static async Task RescheduleAsync(DbTransaction transaction, Subscription changed)
    {
        await SaveAsync(transaction, changed);
        await transaction.Connection!.ExecuteAsync(
            "UPDATE subscriptions SET local_time = @time, weekdays = @days, zone = @zone WHERE id = @id",
            new
            {
                id = changed.Id.Value,
                time = ScheduleWords.Clock(changed.Schedule.Time),
                days = (int)changed.Schedule.Days,
                zone = changed.Schedule.Zone.Id,
            },
            transaction
        );
    }

    public static Task EndAsync(DbTransaction transaction, SubscriptionId id, DateTimeOffset now) =>
        transaction.Connection!.ExecuteAsync(
            "UPDATE subscriptions SET ended_at = @now, next_due = NULL, zone_lost_at = NULL WHERE id = @id",
            new { id = id.Value, now = now.ToStored() },
            transaction
        );

    private long Now => time.GetUtcNow().ToStored();

    private async Task<SubscribeOutcome?> AddAsync(
        DbTransaction transaction,
        ConversationId conversation,
        Schedule schedule,
        DigestMode mode
    )
    {
        var known = await OfAsync(transaction, conversation);
        var now = time.GetUtcNow();
        if (known.FirstOrDefault(one => one.IsSameAs(schedule, mode)) is { } same)
        {
            if (!same.IsPausedAt(now))
                return new SubscribeOutcome(same, IsNew: false, known.Count);
            same = same.Resumed(now);
            await SaveAsync(transaction, same);
            return new SubscribeOutcome(same, IsNew: true, known.Count);
        }
        if (known.Count >= options.Value.SchedulesPerConversation)
            return null;
        var added = await InsertAsync(transaction, conversation, schedule, mode);
        return new SubscribeOutcome(added.ToSubscription(), IsNew: true, known.Count + 1);
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
