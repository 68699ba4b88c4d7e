using System.Data.Common;
using Dapper;
using DigestBot.Digests.Deliveries;
using DigestBot.Storage;

namespace DigestBot.Digests.Schedules;

/// <summary>Takes the schedules of a conversation to another zone. Those that become one are one: the one that posts next.</summary>
internal sealed class ZoneMoves(RunCalendar calendar)
{
    public async Task ApplyAsync(
        DbTransaction transaction,
        IReadOnlyList<Subscription> all,
        TimeZoneInfo zone,
        DateTimeOffset now
    )
    {
        var moved = new List<Subscription>();
        foreach (var one in all)
            moved.Add(await MovedAsync(transaction, one, zone, now));
        var kept = new List<Subscription>();
        foreach (var one in moved.OrderBy(one => one.IsPausedAt(now)).ThenBy(one => one.NextDue is null))
            if (kept.Find(other => other.IsSameAs(one.Schedule, one.Mode)) is { } same)
            {
                await HandOverAsync(transaction, one.Id, same.Id);
                await SubscriptionStore.EndAsync(transaction, one.Id, now);
            }
            else
            {
                await SubscriptionStore.RescheduleAsync(transaction, one);
                kept.Add(one);
            }
        if (all is [var first, ..])
            await Twins.HandOverAsync(transaction, first.ConversationId, now);
    }

    private async Task<Subscription> MovedAsync(
        DbTransaction transaction,
        Subscription one,
        TimeZoneInfo zone,
        DateTimeOffset now
    ) =>
        one.LostZone is null && Zones.AreSame(one.Schedule.Zone, zone)
            ? one
            : calendar.Changed(
                one,
                one.Schedule with
                {
                    Zone = zone,
                },
                await AfterLastDayAsync(transaction, one.Id, zone, now)
            );

    /// <summary>A day of the new zone that had its occurrence in the old one has no second.</summary>
    private static async Task<DateTimeOffset> AfterLastDayAsync(
        DbTransaction transaction,
        SubscriptionId id,
        TimeZoneInfo zone,
        DateTimeOffset now
    )
    {
        var last = await transaction.Connection!.ExecuteScalarAsync<long?>(
            "SELECT max(due) FROM deliveries WHERE subscription_id = @Value",
            id,
            transaction
        );
        if (last is not { } due)
            return now;
        var day = TimeZoneInfo.ConvertTime(Instants.FromStored(due), zone).Date;
        var dayEnd = WallClock.FirstInstant(day.AddDays(1), zone).AddMilliseconds(-1);
        return dayEnd > now ? dayEnd : now;
    }

    /// <summary>What was claimed for the one that ends still goes out; where the other was due at the same instant, see <see cref="Twins"/>.</summary>
    private static Task HandOverAsync(DbTransaction transaction, SubscriptionId from, SubscriptionId to) =>
        transaction.Connection!.ExecuteAsync(
            $"""
            UPDATE deliveries SET subscription_id = @to
            WHERE subscription_id = @from AND {OpenDeliveries.Of("deliveries")}
                AND NOT EXISTS (SELECT 1 FROM deliveries o WHERE o.subscription_id = @to AND o.due = deliveries.due)
            """,
            new { from = from.Value, to = to.Value },
            transaction
        );
}
