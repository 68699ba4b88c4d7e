using DigestBot.Storage;

namespace DigestBot.Channels.Slack;

/// <summary>Remembers durably what came from Slack, so that nothing is done twice, not even after a restart.</summary>
/// <remarks>Those that come in while one transaction runs are written together in the next.</remarks>
internal sealed class SlackClaims(Database database, TimeProvider time)
{
    /// <summary>Slack repeats an event within some hours; nothing it sends is good for longer.</summary>
    private static readonly TimeSpan _kept = TimeSpan.FromDays(2);

    private const int Batch = 5000;

    private readonly Lock _lock = new();
    private List<Claim> _waiting = [];
    private bool _isWriting;

    /// <summary>True for the first who claims the key.</summary>
    /// <remarks>It is not cancelled by a caller that hangs up: what was claimed has to be done.</remarks>
    public ValueTask<bool> ClaimAsync(string key, CancellationToken cancellation)
    {
        var claim = new Claim(key, time.GetUtcNow());
        lock (_lock)
        {
            _waiting.Add(claim);
            if (!_isWriting)
            {
                _isWriting = true;
                _ = Task.Run(WriteAsync, CancellationToken.None);
            }
        }
        return new(claim.Answer.Task);
    }

    /// <summary>Forgets what can come no more.</summary>
    public async Task PruneAsync(CancellationToken cancellation)
    {
        var before = (time.GetUtcNow() - _kept).ToStored();
        int pruned;
        do pruned = await database.ExecuteAsync(
            "DELETE FROM slack_claims WHERE id IN (SELECT id FROM slack_claims WHERE claimed_at < @before LIMIT @limit)",
            new { before, limit = Batch },
            cancellation
        );
        while (pruned == Batch);
    }

    private async Task WriteAsync()
    {
        while (Take() is { Count: > 0 } claims)
            try
            {
                var isFirst = await database.WriteAsync(
                    transaction => InsertAsync(transaction, claims),
                    default,
                    leavesRecalled: true
                );
                for (var i = 0; i < claims.Count; i++)
                    claims[i].Answer.SetResult(isFirst[i]);
            }
            catch (Exception problem)
            {
                foreach (var claim in claims)
                    claim.Answer.SetException(problem);
            }
    }

    private List<Claim> Take()
    {
        lock (_lock)
        {
            var taken = _waiting;
            if (taken.Count > 0)
                _waiting = [];
            else
                _isWriting = false;
            return taken;
        }
    }

    private static async Task<bool[]> InsertAsync(System.Data.Common.DbTransaction transaction, List<Claim> claims)
    {
        var isFirst = new bool[claims.Count];
        for (var i = 0; i < isFirst.Length; i++)
            isFirst[i] =
                await transaction.RunAsync(
                    "INSERT INTO slack_claims (id, claimed_at) VALUES (@id, @at) ON CONFLICT (id) DO NOTHING",
                    ("@id", claims[i].Key),
                    ("@at", claims[i].At.ToStored())
                ) == 1;
        return isFirst;
    }

    private sealed record Claim(string Key, DateTimeOffset At)
    {
        public TaskCompletionSource<bool> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
