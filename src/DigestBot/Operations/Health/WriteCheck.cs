using System.Data.Common;
using DigestBot.Storage;

namespace DigestBot.Operations.Health;

/// <summary>Whether the database takes a write: tried for real, and not more often than every few seconds.</summary>
internal sealed class WriteCheck(Database database, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan _goodFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _one = new(1, 1);
    private HealthCheck? _last;
    private DateTimeOffset _at;

    public async Task<HealthCheck> LookAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            if (_last is not null && (time.GetUtcNow() - _at).Duration() < _goodFor)
                return _last;
            _last = await TryAsync(cancellation);
            _at = time.GetUtcNow();
            return _last;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<HealthCheck> TryAsync(CancellationToken cancellation)
    {
        try
        {
            var write = database.ExecuteAsync(
                "INSERT INTO write_checks VALUES (1, @now) ON CONFLICT (id) DO UPDATE SET checked_at = @now",
                new { now = time.GetUtcNow().ToStored() },
                cancellation
            );
            await write.WaitAsync(_patience, cancellation);
            return new HealthCheck("database", HealthStatus.Ready, "The database takes writes.");
        }
        catch (TimeoutException)
        {
            var says = $"The database took no write within {_patience.TotalSeconds:0} s.";
            return new HealthCheck("database", HealthStatus.Unready, says);
        }
        catch (DbException fault)
        {
            return new HealthCheck("database", HealthStatus.Unready, $"The database takes no writes: {fault.Message}");
        }
    }
}
