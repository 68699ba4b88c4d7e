using System.Data.Common;
using Dapper;
using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Digests.Schedules;
using DigestBot.Storage;
using Microsoft.Extensions.Options;

namespace DigestBot.Digests.Deliveries;

/// <summary>Takes deliveries whose time has come: their content is fixed and they are marked as on their way, at once.</summary>
internal sealed class DeliveryQueue(
    Database database,
    ConversationStore conversations,
    DeliveryContent content,
    QuietHold quiet,
    IOptions<DigestOptions> options,
    TimeProvider time
)
{
    private const string DueColumns =
        "d.id AS DeliveryId, d.due AS Due, d.attempts AS Attempts, d.conversation_id AS ConversationId, d.subscription_id AS SubscriptionId, d.held AS Held";

    public async Task<bool> IsAnyDueAsync(CancellationToken cancellation) =>
        await database.FirstOrDefaultAsync<long?>(
            "SELECT id FROM deliveries WHERE next_attempt <= @now LIMIT 1",
            new { now = time.GetUtcNow().ToStored() },
            cancellation
        )
            is not null;

    public async Task<IReadOnlyList<OutgoingDelivery>> TakeAsync(int limit, CancellationToken cancellation) =>
        await database.WriteAsync(transaction => TakeAsync(transaction, limit, cancellation), cancellation);

    private async Task<List<OutgoingDelivery>> TakeAsync(
        DbTransaction transaction,
        int limit,
        CancellationToken cancellation
    )
    {
        var now = time.GetUtcNow().ToStored();
        var due = await transaction.Connection!.QueryAsync<DueRow>(
            $"SELECT {DueColumns} FROM deliveries d WHERE d.next_attempt <= @now ORDER BY d.next_attempt, d.id LIMIT @limit",
            new { now, limit },
            transaction
        );
        var taken = new List<OutgoingDelivery>();
        foreach (var row in due.AsList())
            if (await TakeOneAsync(transaction, row, now, cancellation) is { } outgoing)
                taken.Add(outgoing);
        return taken;
    }

    private async Task<OutgoingDelivery?> TakeOneAsync(
        DbTransaction transaction,
        DueRow row,
        long now,
        CancellationToken cancellation
    )
    {
        if (await SubscriptionAsync(transaction, row, now) is not { } subscription)
            return await DropAsync(transaction, row, now, "The subscription ended or was paused first.");
        if (now - row.Due - row.Held > options.Value.CatchUp.TotalMilliseconds)
            return await DropAsync(transaction, row, now, "It could not be sent in time.");
        if (await IsHeldAsync(transaction, row, subscription, now))
            return null;
        var (sections, remaining) = await content.FixAsync(
            transaction,
            new DeliveryId(row.DeliveryId),
            subscription,
            isFirstTry: row.Attempts == 0
        );
        var nothing = sections.Count == 0 && !options.Value.SayNothingNew;
        await transaction.Connection!.ExecuteAsync(
            """
            UPDATE deliveries SET state = @state, attempts = attempts + @tried, next_attempt = NULL, changed_at = @now
            WHERE id = @DeliveryId
            """,
            new
            {
                row.DeliveryId,
                state = nothing ? "empty" : "sending",
                tried = nothing ? 0 : 1,
                now,
            },
            transaction
        );
        return nothing
            ? null
            : new OutgoingDelivery(
                new DeliveryId(row.DeliveryId),
                subscription,
                (await conversations.GetAsync(subscription.ConversationId, cancellation))!,
                Instants.FromStored(row.Due),
                (int)row.Attempts + 1,
                sections,
                remaining,
                TimeSpan.FromMilliseconds(row.Held)
            );
    }

    private Task<bool> IsHeldAsync(DbTransaction transaction, DueRow row, Subscription subscription, long now) =>
        quiet.HoldAsync(
            transaction,
            new DeliveryId(row.DeliveryId),
            subscription,
            isFirstTry: row.Attempts == 0,
            Instants.FromStored(row.Due),
            Instants.FromStored(now)
        );

    /// <returns>Null when it has ended or was paused since.</returns>
    private static async Task<Subscription?> SubscriptionAsync(DbTransaction transaction, DueRow row, long now)
    {
        var subscription = await transaction.Connection!.QuerySingleOrDefaultAsync<SubscriptionRow>(
            $"""
            SELECT {SubscriptionRow.Columns} FROM subscriptions
            WHERE id = @SubscriptionId AND {SubscriptionRow.IsActive}
            """,
            new { row.SubscriptionId, now },
            transaction
        );
        return subscription?.ToSubscription();
    }

    /// <summary>Nobody waits for it any more, or it is too late; what it would have given is free again.</summary>
    private static async Task<OutgoingDelivery?> DropAsync(
        DbTransaction transaction,
        DueRow row,
        long now,
        string error
    )
    {
        await transaction.Connection!.ExecuteAsync(
            """
            DELETE FROM given_sections WHERE delivery_id = @DeliveryId;
            UPDATE deliveries SET state = 'missed', error = @error,
                next_attempt = NULL, changed_at = @now
            WHERE id = @DeliveryId;
            """,
            new
            {
                row.DeliveryId,
                now,
                error,
            },
            transaction
        );
        return null;
    }

    private sealed record DueRow(
        long DeliveryId,
        long Due,
        long Attempts,
        long ConversationId,
        long SubscriptionId,
        long Held
    );
}
