using System.Data.Common;

namespace DigestBot.Storage;

/// <summary>A write that waits for its turn.</summary>
internal abstract class PendingWrite
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int Cancelled = 2;

    private int _state;

    public abstract bool IsDone { get; }

    /// <summary>Nothing of what is <see cref="Recalled{TKey, TValue}"/> is changed.</summary>
    public bool LeavesRecalled { get; init; }

    /// <summary>A power loss may take it back: what it says is found again.</summary>
    public bool MayBeLost { get; init; }

    /// <summary>True for the one who may run it.</summary>
    public bool TryBegin() => Interlocked.CompareExchange(ref _state, Begun, Waiting) == Waiting;

    /// <summary>True when it will not be run.</summary>
    public bool TryCancel() => Interlocked.CompareExchange(ref _state, Cancelled, Waiting) == Waiting;

    public abstract Task RunAsync(DbTransaction transaction);

    /// <summary>What it wrote is kept.</summary>
    public abstract void Complete();

    /// <summary>Nothing of it is kept.</summary>
    public abstract void Fail(Exception fault);
}

/// <remarks>Another's thread may run it: it takes its own log scopes and trace along.</remarks>
internal sealed class PendingWrite<T>(Func<DbTransaction, Task<T>> work) : PendingWrite
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private T? _result;

    public Task<T> Done => _done.Task;

    public override bool IsDone => _done.Task.IsCompleted;

    public override async Task RunAsync(DbTransaction transaction) => _result = await Start(transaction);

    public override void Complete() => _done.TrySetResult(_result!);

    public override void Fail(Exception fault) => _done.TrySetException(fault);

    private Task<T> Start(DbTransaction transaction)
    {
        if (_context is null)
            return work(transaction);
        Task<T>? running = null;
        ExecutionContext.Run(_context, _ => running = work(transaction), null);
        return running!;
    }
}
