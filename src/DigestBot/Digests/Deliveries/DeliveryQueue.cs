using System.Data.Common;
using DigestBot.Articles;
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
    TimeProvider time,
    ILogger<DeliveryQueue> log
)
{
    /// <summary>How many rows are looked at together when most of them may not go yet.</summary>
    private const int Many = 500;

    /// <summary>What cannot be read or put together waits for somebody to mend it; the others go on.</summary>
    private static readonly TimeSpan _mending = TimeSpan.FromMinutes(1);

    private static readonly string _mark = $"""
        UPDATE deliveries SET state = 'sending', content = {Dialect.Cell("taken", 1)}, attempts = attempts + 1,
            next_attempt = NULL, changed_at = @now
        FROM {Dialect.Each("@taken", "taken")} WHERE deliveries.id = {Dialect.Cell("taken", 0)}
        """;

    private static readonly string _endEmpty = $"""
        UPDATE deliveries SET state = 'empty', content = NULL, next_attempt = NULL, changed_at = @now
        FROM {Dialect.Each("@empty", "empty")} WHERE deliveries.id = {Dialect.Cell("empty")}
        """;

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
        if (going.Count == 0)
            return [];
        var deliveries = going.ConvertAll(row => row.ToDelivery());
        var contents = await content.FixAsync(transaction, deliveries);
        var taken = new List<OutgoingDelivery>(limit);
        var empty = new List<long>();
        foreach (var (index, row) in going.Index())
            if (contents[index].IsBroken)
                await Postponing.UntilAsync(transaction, row, now + _mending);
            else if (contents[index].Message is { } message)
                taken.Add(Outgoing(row, deliveries[index], contents[index].Sections, message));
            else
                empty.Add(row.Id);
        await MarkAsync(transaction, taken, now);
        if (empty.Count > 0)
            await EndEmptyAsync(transaction, empty, now);
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
            else if (row.Fault is { } fault)
            {
                log.DeliveryUnreadable(row.Id, fault);
                await Postponing.UntilAsync(transaction, row, now + _mending);
            }
            else if (row.IsBehindAnotherOfThisRound || await quiet.HoldAsync(transaction, row, now))
                continue;
            else if (await WaitsAsync(transaction, row, now))
                waiting++;
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

    /// <returns>False when it may go now.</returns>
    private async Task<bool> WaitsAsync(DbTransaction transaction, DueRow row, DateTimeOffset now)
    {
        if (row.Before is { } before)
            await Postponing.BehindAsync(transaction, row, before, now);
        else if (gate.Pause(row.Conversation, new DeliveryId(row.Id)) is { } wait)
            await Postponing.ForAsync(transaction, row, wait, now);
        else
            return false;
        return true;
    }

    private OutgoingDelivery Outgoing(
        DueRow row,
        DueDelivery delivery,
        IReadOnlyList<SectionId> sections,
        string message
    )
    {
        gate.Enter(row.Conversation);
        return new OutgoingDelivery(
            delivery.Id,
            delivery.Subscription,
            delivery.Conversation,
            delivery.Due,
            row.Attempts + 1,
            sections,
            message,
            row.Held
        );
    }

    private static Task MarkAsync(DbTransaction transaction, List<OutgoingDelivery> taken, DateTimeOffset now)
    {
        var rows = JsonRows.Of(
            taken,
            (row, delivery) =>
            {
                row.WriteNumberValue(delivery.Id.Value);
                row.WriteStringValue(delivery.Message);
            }
        );
        return transaction.RunAsync(_mark, ("@taken", rows), ("@now", now.ToStored()));
    }

    private static async Task EndEmptyAsync(DbTransaction transaction, List<long> empty, DateTimeOffset now)
    {
        await transaction.RunAsync(_endEmpty, ("@empty", JsonRows.Of(empty)), ("@now", now.ToStored()));
        foreach (var _ in empty)
            Measures.DeliveryEnded("empty");
    }

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
