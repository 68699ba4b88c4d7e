using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.ExceptionServices;

namespace DigestBot.Storage;

/// <summary>
/// Writes one after another on one connection. Those that wait together are committed together, which costs the disk once; each is kept
/// or undone on its own.
/// </summary>
internal sealed class Writer(Func<CancellationToken, Task<DbConnection>> open) : IDisposable
{
    private const int MostTogether = 32;
    private const string Apart = "one_of_many";

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentQueue<PendingWrite> _waiting = new();
    private DbConnection? _connection;
    private bool _lasts = true;
    private long _edition;

    public long Edition => Volatile.Read(ref _edition);

    /// <returns>Once what it wrote is committed.</returns>
    public async Task<T> WriteAsync<T>(PendingWrite<T> write, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _waiting.Enqueue(write);
        try
        {
            await _turn.WaitAsync(cancellation);
        }
        catch (OperationCanceledException) when (!write.TryCancel())
        {
            return await write.Done;
        }
        try
        {
            while (!write.IsDone)
                await WriteTogetherAsync(TakeWaiting());
        }
        finally
        {
            _turn.Release();
        }
        return await write.Done;
    }

    public void Dispose()
    {
        _turn.Dispose();
        _connection?.Dispose();
    }

    private List<PendingWrite> TakeWaiting()
    {
        var taken = new List<PendingWrite>();
        while (taken.Count < MostTogether && _waiting.TryDequeue(out var write))
            if (write.TryBegin())
                taken.Add(write);
        return taken;
    }

    private async Task WriteTogetherAsync(List<PendingWrite> writes)
    {
        try
        {
            _connection ??= await open(CancellationToken.None);
            await LastAsync(_connection, !writes.TrueForAll(write => write.MayBeLost));
            await using var transaction = Dialect.BeginWrite(_connection);
            var isSound = true;
            if (writes is [var only])
                await only.RunAsync(transaction);
            else
                foreach (var write in writes)
                    isSound &= await RunApartAsync(transaction, write);
            await transaction.CommitAsync(CancellationToken.None);
            if (!writes.TrueForAll(write => write.LeavesRecalled))
                Interlocked.Increment(ref _edition);
            writes.ForEach(write => write.Complete());
            if (!isSound)
                StartOver();
        }
        catch (Exception fault)
        {
            Interlocked.Increment(ref _edition);
            writes.ForEach(write => write.Fail(fault));
            if (fault is DbException)
                StartOver();
        }
    }

    /// <summary>What others rely on is on the disk once it is committed, and with it all that was committed before.</summary>
    private async Task LastAsync(DbConnection connection, bool lasts)
    {
        if (lasts == _lasts)
            return;
        await using var change = connection.CreateCommand();
        change.CommandText = lasts ? Dialect.Lasting : Dialect.Fleeting;
        await change.ExecuteNonQueryAsync();
        _lasts = lasts;
    }

    /// <returns>False when the database refused something.</returns>
    private static async Task<bool> RunApartAsync(DbTransaction transaction, PendingWrite write)
    {
        await transaction.SaveAsync(Apart);
        try
        {
            await write.RunAsync(transaction);
            await transaction.ReleaseAsync(Apart);
            return true;
        }
        catch (Exception fault)
        {
            await UndoAsync(transaction, fault);
            write.Fail(fault);
            return fault is not DbException;
        }
    }

    /// <summary>After some faults, such as a full disk, the database has undone the whole transaction by itself: all who wrote in it are told so.</summary>
    private static async Task UndoAsync(DbTransaction transaction, Exception fault)
    {
        try
        {
            await transaction.RollbackAsync(Apart);
        }
        catch (Exception) when (fault is DbException)
        {
            ExceptionDispatchInfo.Throw(fault);
        }
    }

    /// <summary>What a full disk or a broken file did to the connection ends with it.</summary>
    private void StartOver()
    {
        Interlocked.Exchange(ref _connection, null)?.Dispose();
        _lasts = true;
    }
}
