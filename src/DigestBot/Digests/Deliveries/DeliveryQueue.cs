using System.Data.Common;
using DigestBot.Channels;
using DigestBot.Digests.Deliveries.Sending;
using DigestBot.Storage;
using Microsoft.Extensions.Options;

namespace DigestBot.Digests.Deliveries;

/// <summary>Takes deliveries whose time has come: their content is fixed and they are marked as on their way, at once.</summary>
/// <remarks>What may not go yet gets a later <c>next_attempt</c> in the same transaction, so that it is looked at again only then.</remarks>
internal sealed class DeliveryQueue(
    Database database,
    DeliveryContent content,
    SendGate gate,
    QuietHold quiet,
    IOptions<DigestOptions> options,
    TimeProvider time
)
{
    /// <summary>How many rows are looked at together when most of them may not go yet.</summary>
    private const int Many = 500;

    /// <summary>An earlier digest of the conversation is on its way or waiting; the later one asks again after it.</summary>
    private static readonly TimeSpan _behind = TimeSpan.FromSeconds(1);

    private bool _manyWait;

    public async Task<bool> IsAnyDueAsync(CancellationToken cancellation) =>
        await NextAttemptAsync(cancellation) is { } next && next <= time.GetUtcNow();

    /// <summary>When the next delivery is to be tried; null when none is.</summary>
    public async Task<DateTimeOffset?> NextAttemptAsync(CancellationToken cancellation) =>
        Instants.FromStored(
            await database.FirstOrDefaultAsync<long?>(
                "SELECT next_attempt FROM deliveries WHERE next_attempt IS NOT NULL ORDER BY next_attempt LIMIT 1",
                null,
                cancellation
            )
        );

    /// <param name="limit">At most how many may go now.</param>
    /// <returns>Those that go now; empty also when all that were due have to wait.</returns>
    public Task<List<OutgoingDelivery>> TakeAsync(int limit, CancellationToken cancellation) =>
        database.WriteAsync(transaction => TakeAsync(transaction, limit), cancellation);

    private async Task<List<OutgoingDelivery>> TakeAsync(DbTransaction transaction, int limit)
    {
        var now = time.GetUtcNow();
        var going = await ChooseAsync(transaction, now, limit);
        var contents = await content.FixAsync(transaction, [.. going.Select(row => row.ToDelivery())]);
        var taken = new List<OutgoingDelivery>(limit);
        foreach (var (row, settled) in going.Zip(contents))
            if (await TakeOneAsync(transaction, row, settled, now) is { } outgoing)
                taken.Add(outgoing);
        return taken;
    }

    /// <summary>Those that go now; what may not is put off or dropped.</summary>
    private async Task<List<DueRow>> ChooseAsync(DbTransaction transaction, DateTimeOffset now, int limit)
    {
        var due = await DueRow.ReadAsync(transaction, now.ToStored(), _manyWait ? Many : Math.Max(limit, 2));
        var going = new List<DueRow>(limit);
        var waiting = 0;
        foreach (var row in due)
        {
            if (going.Count == limit)
                break;
            if (Obstacle(row, now) is { } obstacle)
            {
                await DropAsync(transaction, row, now, obstacle);
                Measures.DeliveryEnded("missed");
            }
            else if (row.IsBehindAnotherOfThisRound || await quiet.HoldAsync(transaction, row, now))
                continue;
            else if (Later(row, now) is { } later)
            {
                await PostponeAsync(transaction, row, later);
                waiting++;
            }
            else
                going.Add(row);
        }
        _manyWait = waiting > going.Count;
        return going;
    }

    /// <summary>Why it is not sent at all.</summary>
    private string? Obstacle(DueRow row, DateTimeOffset now) =>
        row.IsOff ? "The subscription ended or was paused first."
        : now - Instants.FromStored(row.Due) - row.Held > options.Value.CatchUp ? "It could not be sent in time."
        : null;

    /// <summary>When to look at it again; null when it may go now.</summary>
    private DateTimeOffset? Later(DueRow row, DateTimeOffset now)
    {
        if (row.Before is { } before)
        {
            var after = Instants.FromStored(before).AddMilliseconds(1);
            return after > now + _behind ? after : now + _behind;
        }
        return gate.Wait(row.Conversation, new DeliveryId(row.Id)) is { } wait ? now + wait : null;
    }

    private async Task<OutgoingDelivery?> TakeOneAsync(
        DbTransaction transaction,
        DueRow row,
        FixedContent settled,
        DateTimeOffset now
    )
    {
        await transaction.RunAsync(
            """
            UPDATE deliveries SET state = @state, content = @content, attempts = attempts + @tried, next_attempt = NULL,
                changed_at = @now
            WHERE id = @id
            """,
            ("@state", settled.Message is null ? "empty" : "sending"),
            ("@content", settled.Message),
            ("@tried", settled.Message is null ? 0 : 1),
            ("@now", now.ToStored()),
            ("@id", row.Id)
        );
        if (settled.Message is not { } message)
        {
            Measures.DeliveryEnded("empty");
            return null;
        }
        gate.Enter(row.Conversation);
        var (id, subscription, conversation, due, _) = row.ToDelivery();
        return new OutgoingDelivery(
            id,
            subscription,
            conversation,
            due,
            row.Attempts + 1,
            settled.Sections,
            message,
            row.Held
        );
    }

    private static Task PostponeAsync(DbTransaction transaction, DueRow row, DateTimeOffset later) =>
        transaction.RunAsync(
            "UPDATE deliveries SET next_attempt = @later WHERE id = @id",
            ("@later", later.ToStored()),
            ("@id", row.Id)
        );

    /// <summary>Nobody waits for it any more, or it is too late; what it would have given is free again.</summary>
    private static Task DropAsync(DbTransaction transaction, DueRow row, DateTimeOffset now, string error) =>
        transaction.RunAsync(
            """
            DELETE FROM given_sections WHERE conversation_id = @conversation AND delivery_id = @id;
            UPDATE deliveries SET state = 'missed', error = @error, next_attempt = NULL, changed_at = @now WHERE id = @id;
            """,
            ("@conversation", row.Conversation.Id.Value),
            ("@id", row.Id),
            ("@error", error),
            ("@now", now.ToStored())
        );
}
