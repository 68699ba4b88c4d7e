using System.Data.Common;
using Dapper;
using DigestBot.Articles;
using DigestBot.Channels;
using DigestBot.Digests.Content;
using DigestBot.Digests.Schedules;
using DigestBot.Storage;
using DigestBot.Topics;

namespace DigestBot.Digests.Follows;

/// <summary>
/// Lets alerts fall due when something came up about a followed topic: at once, or an hour after the last one. While one is on its
/// way there is no other, and while all digests of the conversation are paused they wait.
/// </summary>
internal sealed class Alerts(
    Database database,
    Library library,
    TopicIndex topics,
    News news,
    GivenSections given,
    TimeProvider time
)
{
    private const int BatchSize = 200;
    private const string IsDigestHere =
        "p.conversation_id = s.conversation_id AND p.kind = 'digest' AND p.ended_at IS NULL";
    private static readonly TimeSpan _onItsWay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _paused = TimeSpan.FromMinutes(5);

    private long? _noticed;
    private Shelf? _seen;

    /// <summary>Writes down who follows what was read since the last time, however long ago that was.</summary>
    public async Task NoticeAsync(CancellationToken cancellation)
    {
        var shelf = library.Current;
        if (shelf == _seen)
            return;
        _noticed ??= await database.FirstOrDefaultAsync<long>(
            "SELECT section_id FROM alerts_noticed",
            null,
            cancellation
        );
        var fresh = shelf
            .Articles.SelectMany(article => article.Sections)
            .Select(section => section.Id)
            .Where(id => id.Value > _noticed)
            .ToList();
        if (fresh.Count > 0)
        {
            var newest = fresh.Max(id => id.Value);
            var named = fresh.SelectMany(topics.TopicsOf).Select(topic => topic.Name).Distinct().ToList();
            await database.WriteAsync(transaction => WaitAsync(transaction, named, newest), cancellation);
            _noticed = newest;
        }
        _seen = shelf;
    }

    /// <returns>How many fell due.</returns>
    public async Task<int> RaiseAsync(CancellationToken cancellation)
    {
        var raised = 0;
        while (await IsAnyWaitingAsync(cancellation))
            raised += await database.WriteAsync(RaiseBatchAsync, cancellation);
        return raised;
    }

    private long Now => time.GetUtcNow().ToStored();

    private async Task<bool> IsAnyWaitingAsync(CancellationToken cancellation) =>
        await database.FirstOrDefaultAsync<long?>(
            "SELECT subscription_id FROM alerts_waiting WHERE not_before <= @Now LIMIT 1",
            new { Now },
            cancellation
        )
            is not null;

    private Task<int> WaitAsync(DbTransaction transaction, IReadOnlyList<string> named, long newest) =>
        transaction.Connection!.ExecuteAsync(
            """
            INSERT INTO alerts_waiting (subscription_id, not_before)
            SELECT DISTINCT f.subscription_id, @Now FROM followed_topics f JOIN subscriptions s ON s.id = f.subscription_id
            WHERE f.topic IN @named AND s.ended_at IS NULL AND s.paused_at IS NULL
            ON CONFLICT (subscription_id) DO NOTHING;
            UPDATE alerts_noticed SET section_id = @newest;
            """,
            new
            {
                Now,
                named,
                newest,
            },
            transaction
        );

    private async Task<int> RaiseBatchAsync(DbTransaction transaction)
    {
        var waiting = await transaction.ReadAsync(
            $"""
            SELECT s.id, s.conversation_id, s.next_due,
                (SELECT count(*) FROM deliveries d WHERE d.subscription_id = s.id AND d.state IN ('pending', 'sending', 'retrying')),
                EXISTS (SELECT 1 FROM subscriptions p WHERE {IsDigestHere})
                    AND NOT EXISTS (SELECT 1 FROM subscriptions p WHERE {IsDigestHere}
                        AND NOT {SubscriptionRow.IsOff("p")})
            FROM alerts_waiting w JOIN subscriptions s ON s.id = w.subscription_id
            WHERE w.not_before <= @now ORDER BY w.not_before, w.subscription_id LIMIT @limit
            """,
            row => new Waiting(row.GetInt64(0), row.GetInt64(1), row.LongOrNull(2), row.GetInt64(3), row.GetBoolean(4)),
            ("@now", Now),
            ("@limit", BatchSize)
        );
        var raised = 0;
        foreach (var one in waiting)
            raised += await RaiseAsync(transaction, one);
        return raised;
    }

    private async Task<int> RaiseAsync(DbTransaction transaction, Waiting waiting)
    {
        if (waiting.NextDue is not null || waiting.OnTheirWay > 0)
            return await WaitUntilAsync(transaction, waiting.Id, time.GetUtcNow() + _onItsWay);
        if (waiting.IsPaused)
            return await WaitUntilAsync(transaction, waiting.Id, time.GetUtcNow() + _paused);
        var following = await FollowStore.ReadAsync(transaction, waiting.Id, time.GetUtcNow());
        var had = await given.OfAsync(transaction, new ConversationId(waiting.ConversationId), news.Current.First);
        if (following.Select(news, had).Count == 0)
            return await DoneAsync(transaction, waiting.Id, due: null);
        if (following.QuietUntil is { } until && until > time.GetUtcNow())
            return await WaitUntilAsync(transaction, waiting.Id, until);
        await DoneAsync(transaction, waiting.Id, due: Now);
        return 1;
    }

    private static async Task<int> WaitUntilAsync(DbTransaction transaction, long id, DateTimeOffset until)
    {
        await transaction.Connection!.ExecuteAsync(
            "UPDATE alerts_waiting SET not_before = @until WHERE subscription_id = @id",
            new { id, until = until.ToStored() },
            transaction
        );
        return 0;
    }

    private static async Task<int> DoneAsync(DbTransaction transaction, long id, long? due)
    {
        await transaction.Connection!.ExecuteAsync(
            """
            DELETE FROM alerts_waiting WHERE subscription_id = @id;
            UPDATE subscriptions SET next_due = @due WHERE id = @id AND ended_at IS NULL AND paused_at IS NULL;
            """,
            new { id, due },
            transaction
        );
        return 0;
    }

    /// <param name="IsPaused">Whether all digests of the conversation are paused; whoever wants no digests wants no alerts.</param>
    private sealed record Waiting(long Id, long ConversationId, long? NextDue, long OnTheirWay, bool IsPaused);
}
