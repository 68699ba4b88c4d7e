using System.Data.Common;
using DigestBot.Digests.Schedules;
using DigestBot.Storage;
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
    private static readonly Claim _missed = new(DeliveryState.Missed, "The service was not running in time for it.");

    public async ValueTask<Claim> OfAsync(DbTransaction transaction, SubscriptionRow row, DateTimeOffset now)
    {
        var subscription = row.ToSubscription();
        var due = subscription.NextDue!.Value;
        var isLate = now - due > options.Value.CatchUp;
        if (row.IsFollow)
            return isLate ? _missed : new Claim(DeliveryState.Pending);
        return calendar.FateOf(subscription, due) switch
        {
            RunFate.Skipped => new Claim(DeliveryState.Skipped, "Somebody skipped it."),
            RunFate.Holiday => new Claim(DeliveryState.Skipped, "It fell on a holiday."),
            _ when isLate => _missed,
            _ when await HasTwinAsync(transaction, row) => new Claim(DeliveryState.Skipped, Twins.Reason),
            _ => new Claim(DeliveryState.Pending),
        };
    }

    /// <summary>Two schedules of a conversation that fall on one instant with the same digest are one.</summary>
    private static async Task<bool> HasTwinAsync(DbTransaction transaction, SubscriptionRow row) =>
        (
            await transaction.ReadAsync(
                """
                SELECT o.id FROM subscriptions o JOIN deliveries d ON d.subscription_id = o.id AND d.due = @due
                WHERE o.conversation_id = @conversation AND o.id <> @id AND o.kind = 'digest' AND o.mode = @mode
                    AND o.topics = @topics AND d.state NOT IN ('skipped', 'missed') LIMIT 1
                """,
                twin => twin.GetInt64(0),
                ("@due", row.NextDue),
                ("@conversation", row.ConversationId),
                ("@id", row.Id),
                ("@mode", row.Mode),
                ("@topics", row.Topics)
            )
        ).Count > 0;
}
