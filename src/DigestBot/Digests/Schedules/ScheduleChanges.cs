using System.Data.Common;
using Dapper;
using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Digests.Deliveries;
using DigestBot.Storage;

namespace DigestBot.Digests.Schedules;

/// <summary>Changes what a conversation has scheduled. What is due at that moment is written down as a delivery first, so no change loses it.</summary>
internal sealed class ScheduleChanges(
    Database database,
    Occurrences occurrences,
    RunCalendar calendar,
    ZoneMoves moves,
    TimeProvider time
)
{
    public Task EndAsync(
        ConversationId conversation,
        IReadOnlyCollection<SubscriptionId> ids,
        CancellationToken cancellation
    ) =>
        ChangeAsync(
            conversation,
            async (transaction, all, now) =>
            {
                foreach (var one in all.Where(one => ids.Contains(one.Id)))
                    await SubscriptionStore.EndAsync(transaction, one.Id, now);
                await Twins.HandOverAsync(transaction, conversation, now);
                return true;
            },
            cancellation
        );

    /// <param name="end">Null for a pause until somebody ends it.</param>
    public Task PauseAsync(
        ConversationId conversation,
        IReadOnlyCollection<SubscriptionId> ids,
        PauseEnd? end,
        CancellationToken cancellation
    ) =>
        EachAsync(
            conversation,
            ids,
            (one, now) => one.Paused(now, end?.InstantIn(one.Schedule.Zone, now)),
            cancellation
        );

    /// <summary>Lets paused ones go on with their next occurrence; what fell due meanwhile is not made up for.</summary>
    public Task ResumeAsync(
        ConversationId conversation,
        IReadOnlyCollection<SubscriptionId> ids,
        CancellationToken cancellation
    ) => EachAsync(conversation, ids, (one, now) => one.PausedAt is null ? one : one.Resumed(now), cancellation);

    /// <param name="runs">What is left out of each, as far as it is still the next.</param>
    public Task SkipAsync(
        ConversationId conversation,
        IReadOnlyDictionary<SubscriptionId, DateTimeOffset> runs,
        CancellationToken cancellation
    ) => EachAsync(conversation, [.. runs.Keys], (one, _) => calendar.Without(one, runs[one.Id]), cancellation);

    public Task UndoSkipAsync(
        ConversationId conversation,
        IReadOnlyCollection<SubscriptionId> ids,
        CancellationToken cancellation
    ) => EachAsync(conversation, ids, (one, _) => calendar.WithSkipUndone(one), cancellation);

    /// <returns>False when it is gone, or another has that schedule already.</returns>
    public Task<bool> RescheduleAsync(
        ConversationId conversation,
        SubscriptionId id,
        Schedule schedule,
        CancellationToken cancellation
    ) =>
        ChangeAsync(
            conversation,
            async (transaction, all, now) =>
            {
                if (
                    all.FirstOrDefault(one => one.Id == id) is not { } changed
                    || all.Any(one => one.Id != id && one.IsSameAs(schedule, changed.Mode))
                )
                    return false;
                await SubscriptionStore.RescheduleAsync(transaction, calendar.Changed(changed, schedule, now));
                return true;
            },
            cancellation
        );

    /// <summary>Gives a conversation its own zone and moves its schedules there; those that become one are one.</summary>
    public Task MoveAsync(ConversationId conversation, TimeZoneInfo zone, CancellationToken cancellation) =>
        ChangeAsync(
            conversation,
            async (transaction, all, now) =>
            {
                await SetZoneAsync(transaction, conversation, zone.Id);
                await moves.ApplyAsync(transaction, all, zone, now);
                return true;
            },
            cancellation
        );

    /// <summary>Lets the conversation be without a zone of its own; its schedules stay where they are.</summary>
    public Task ForgetZoneAsync(ConversationId conversation, CancellationToken cancellation) =>
        database.WriteAsync(transaction => SetZoneAsync(transaction, conversation, null), cancellation);

    private Task EachAsync(
        ConversationId conversation,
        IReadOnlyCollection<SubscriptionId> ids,
        Func<Subscription, DateTimeOffset, Subscription> change,
        CancellationToken cancellation
    ) =>
        ChangeAsync(
            conversation,
            async (transaction, all, now) =>
            {
                foreach (var one in all.Where(one => ids.Contains(one.Id)))
                    await SubscriptionStore.SaveAsync(transaction, change(one, now));
                await Twins.HandOverAsync(transaction, conversation, now);
                return true;
            },
            cancellation
        );

    private async Task<T> ChangeAsync<T>(
        ConversationId conversation,
        Func<DbTransaction, IReadOnlyList<Subscription>, DateTimeOffset, Task<T>> change,
        CancellationToken cancellation
    )
    {
        while (true)
        {
            await occurrences.ClaimAsync(cancellation);
            var (isDone, result) = await database.WriteAsync(
                async transaction =>
                {
                    var now = time.GetUtcNow();
                    var all = await SubscriptionStore.OfAsync(transaction, conversation);
                    return all.Any(one => one.NextDue <= now)
                        ? (false, default(T)!)
                        : (true, await change(transaction, all, now));
                },
                cancellation
            );
            if (isDone)
                return result;
        }
    }

    private static Task<int> SetZoneAsync(DbTransaction transaction, ConversationId id, string? zone) =>
        transaction.Connection!.ExecuteAsync(
            "UPDATE conversations SET zone = @zone WHERE id = @id",
            new { id = id.Value, zone },
            transaction
        );
}
