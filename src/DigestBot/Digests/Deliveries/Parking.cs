using System.Data.Common;
using Dapper;
using DigestBot.Channels;
using DigestBot.Digests.Schedules;
using DigestBot.Storage;

namespace DigestBot.Digests.Deliveries;

/// <summary>What a conversation missed while the bot could not post there.</summary>
/// <param name="Next">When its next digest comes; null when nothing is scheduled.</param>
internal sealed record ComeBack(
    DateTimeOffset Since,
    string Reason,
    int Digests,
    DateTimeOffset? Next,
    TimeZoneInfo Zone
);

/// <summary>
/// Conversations that cannot be posted to are left alone, their schedules paused, until somebody there speaks to the bot again.
/// </summary>
internal sealed class Parking(Database database, TimeProvider time)
{
    /// <summary>What <c>/schedule</c> says of such a schedule, and how it is told from one that people paused.</summary>
    public const string PausedReason = "the bot could not post here";

    /// <summary>A try there was not acknowledged; the first of a row is remembered.</summary>
    public Task<int> FailsAsync(DbTransaction transaction, ConversationId conversation) =>
        transaction.RunAsync(
            "UPDATE conversations SET failing_since = @now WHERE id = @id AND failing_since IS NULL",
            ("@now", Now),
            ("@id", conversation.Value)
        );

    public static Task<int> WorksAsync(DbTransaction transaction, ConversationId conversation) =>
        transaction.RunAsync(
            "UPDATE conversations SET failing_since = NULL WHERE id = @id",
            ("@id", conversation.Value)
        );

    public Task<int> WorksAsync(ConversationId conversation) =>
        database.WriteAsync(transaction => WorksAsync(transaction, conversation), CancellationToken.None);

    /// <summary>What is told of a conversation stands, whatever digests find out there.</summary>
    public async Task ParkAsync(
        DbTransaction transaction,
        ConversationId conversation,
        ParkingCause cause,
        string reason
    )
    {
        await transaction.RunAsync(
            $"""
            UPDATE conversations SET unreachable_at = coalesce(unreachable_at, failing_since, @now), unreachable_kind = @kind,
                unreachable_reason = @reason
            WHERE id = @id AND (unreachable_at IS NULL OR unreachable_kind IN ({ParkingCauses.FoundOut}));
            UPDATE subscriptions SET next_due = NULL, paused_at = @now, paused_until = NULL, paused_reason = @paused
            WHERE conversation_id = @id AND ended_at IS NULL AND (paused_at IS NULL OR paused_until IS NOT NULL);
            """,
            ("@now", Now),
            ("@kind", cause.ToStored()),
            ("@reason", reason),
            ("@id", conversation.Value),
            ("@paused", PausedReason)
        );
    }

    /// <summary>Somebody speaks there again: what was paused for it goes on with its next occurrence.</summary>
    /// <returns>Null when the conversation was not parked, or another turn has brought it back meanwhile.</returns>
    /// <param name="causes">Only when it was parked for one of these; null for any.</param>
    public Task<ComeBack?> ReturnAsync(
        ConversationId conversation,
        CancellationToken cancellation,
        IReadOnlyList<ParkingCause>? causes = null
    ) => database.WriteAsync(transaction => ReturnAsync(transaction, conversation, causes), cancellation);

    public async Task<ComeBack?> ReturnAsync(
        DbTransaction transaction,
        ConversationId conversation,
        IReadOnlyList<ParkingCause>? causes
    )
    {
        var connection = transaction.Connection!;
        var rows = await transaction.ReadAsync(
            """
            SELECT unreachable_at, unreachable_kind, unreachable_reason,
                (SELECT count(*) FROM deliveries WHERE conversation_id = @id AND changed_at >= unreachable_at - 1000
                    AND state IN ('failed', 'missed'))
            FROM conversations WHERE id = @id AND unreachable_at IS NOT NULL
            """,
            row => new ParkedRow(row.GetInt64(0), row.TextOrNull(1), row.TextOrNull(2) ?? "", row.GetInt64(3)),
            ("@id", conversation.Value)
        );
        if (rows is not [var parked] || causes?.Any(cause => cause.ToStored() == parked.Kind) == false)
            return null;
        await connection.ExecuteAsync(
            """
            UPDATE conversations SET unreachable_at = NULL, unreachable_kind = NULL, unreachable_reason = NULL, failing_since = NULL
            WHERE id = @Value
            """,
            conversation,
            transaction
        );
        var resumed = await ResumeAsync(transaction, conversation);
        return new ComeBack(
            Instants.FromStored(parked.Since),
            parked.Reason,
            (int)parked.Digests,
            resumed.Min(one => one.NextDue),
            resumed.FirstOrDefault()?.Schedule.Zone ?? TimeZoneInfo.Utc
        );
    }

    private async Task<List<Subscription>> ResumeAsync(DbTransaction transaction, ConversationId conversation)
    {
        var rows = await transaction.Connection!.QueryAsync<SubscriptionRow>(
            $"""
            SELECT {SubscriptionRow.Columns} FROM subscriptions
            WHERE conversation_id = @id AND ended_at IS NULL AND paused_reason = @reason
            """,
            new { id = conversation.Value, reason = PausedReason },
            transaction
        );
        var resumed = new List<Subscription>();
        foreach (var subscription in rows.Select(row => row.ToSubscription()))
        {
            var going = subscription.Resumed(time.GetUtcNow());
            await SubscriptionStore.SaveAsync(transaction, going);
            resumed.Add(going);
        }
        return resumed;
    }

    private long Now => time.GetUtcNow().ToStored();

    private sealed record ParkedRow(long Since, string? Kind, string Reason, long Digests);
}
