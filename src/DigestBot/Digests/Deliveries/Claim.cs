using System.Data.Common;
using Dapper;
using DigestBot.Digests.Schedules;
using Microsoft.Extensions.Options;

namespace DigestBot.Digests.Deliveries;

/// <summary>As what a due occurrence is written down, and why when not to be sent.</summary>
internal readonly record struct Claim(DeliveryState State, string? Reason = null)
{
    public bool ToSend => State == DeliveryState.Pending;
}

/// <summary>Decides what a due occurrence becomes.</summary>
internal sealed class Claims(RunCalendar calendar, IOptions<DigestOptions> options)
{
    public async Task<Claim> OfAsync(DbTransaction transaction, Subscription subscription, DateTimeOffset now)
    {
        var due = subscription.NextDue!.Value;
        return calendar.FateOf(subscription, due) switch
        {
            RunFate.Skipped => new Claim(DeliveryState.Skipped, "Somebody skipped it."),
            RunFate.Holiday => new Claim(DeliveryState.Skipped, "It fell on a holiday."),
            _ when now - due > options.Value.CatchUp => new Claim(
                DeliveryState.Missed,
                "The service was not running in time for it."
            ),
            _ when await HasTwinAsync(transaction, subscription) => new Claim(
                DeliveryState.Skipped,
                "Another schedule of the conversation fell on the same moment."
            ),
            _ => new Claim(DeliveryState.Pending),
        };
    }

    /// <summary>Two schedules of a conversation that fall on one instant are one digest.</summary>
    private static async Task<bool> HasTwinAsync(DbTransaction transaction, Subscription subscription) =>
        await transaction.Connection!.ExecuteScalarAsync<long?>(
            """
            SELECT o.id FROM subscriptions o JOIN deliveries d ON d.subscription_id = o.id AND d.due = @due
            WHERE o.conversation_id = @conversation AND o.id <> @id AND d.state NOT IN ('skipped', 'missed') LIMIT 1
            """,
            new
            {
                id = subscription.Id.Value,
                conversation = subscription.ConversationId.Value,
                due = Storage.Instants.ToStored(subscription.NextDue!.Value),
            },
            transaction
        )
            is not null;
}
