using System.Data.Common;
using DigestBot.Digests.Deliveries.Sending;
using DigestBot.Storage;

namespace DigestBot.Digests.Deliveries;

/// <summary>Writes down until when a delivery waits that may not go yet.</summary>
internal static class Postponing
{
    /// <summary>An earlier digest of the conversation is on its way or waiting; the later one asks again after it.</summary>
    private static readonly TimeSpan _behind = TimeSpan.FromSeconds(1);

    /// <remarks>Its turn comes after that of the one before, so it has waited for its turn as long.</remarks>
    private static readonly string _afterAnother = $"""
        UPDATE deliveries SET next_attempt = @later,
            paced = (SELECT max(e.paced) FROM deliveries e
                WHERE e.conversation_id = @conversation AND e.due <= @due AND {OpenDeliveries.Of("e")})
        WHERE id = @id
        """;

    public static Task<int> UntilAsync(DbTransaction transaction, DueRow row, DateTimeOffset later) =>
        transaction.RunAsync(
            "UPDATE deliveries SET next_attempt = @later WHERE id = @id",
            ("@later", later.ToStored()),
            ("@id", row.Id)
        );

    public static Task<int> ForAsync(DbTransaction transaction, DueRow row, SendWait wait, DateTimeOffset now) =>
        transaction.RunAsync(
            "UPDATE deliveries SET next_attempt = @later, paced = paced + @turn WHERE id = @id",
            ("@later", (now + wait.Time).ToStored()),
            ("@turn", wait.IsForTurn ? (long)wait.Time.TotalMilliseconds : 0),
            ("@id", row.Id)
        );

    /// <param name="before">When the one before is tried next, 0 while it is on its way.</param>
    public static Task<int> BehindAsync(DbTransaction transaction, DueRow row, long before, DateTimeOffset now)
    {
        var after = Instants.FromStored(before).AddMilliseconds(1);
        return transaction.RunAsync(
            _afterAnother,
            ("@later", (after > now + _behind ? after : now + _behind).ToStored()),
            ("@conversation", row.Conversation.Id.Value),
            ("@due", row.Due),
            ("@id", row.Id)
        );
    }
}
