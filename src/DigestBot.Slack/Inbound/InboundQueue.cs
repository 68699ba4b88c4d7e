using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigestBot.Slack;

/// <summary>
/// What was acknowledged and is not done yet, up to a bound, and the workers that do it. On stop nothing more is taken, and what was taken is finished.
/// </summary>
internal sealed class InboundQueue(SlackSettings settings, HandlerRunner runner, ILogger<InboundQueue> logger)
    : IHostedService
{
    private readonly Channel<InboundWork> _queue = Channel.CreateUnbounded<InboundWork>();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _taken;
    private int _closed;
    private int _atOnce;

    /// <summary>Takes room for one thing; false when there is none.</summary>
    /// <remarks>Taken first and looked at then, as <see cref="StopAsync"/> does it the other way round: nothing slips in between.</remarks>
    public bool TryReserve()
    {
        if (Interlocked.Increment(ref _taken) <= settings.QueueSize && Volatile.Read(ref _closed) == 0)
            return true;
        GiveBack();
        return false;
    }

    public void GiveBack()
    {
        if (Interlocked.Decrement(ref _taken) == 0 && Volatile.Read(ref _closed) == 1)
            _idle.TrySetResult();
    }

    /// <summary>Adds what room was taken for; what somebody waits for is begun at once while few do.</summary>
    public InboundWork Add(InboundWork work)
    {
        if (work.IsAwaited && Interlocked.Increment(ref _atOnce) <= settings.Workers)
            _ = RunAtOnceAsync(work);
        else
            Queue(work);
        return work;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        for (var worker = 0; worker < settings.Workers; worker++)
            _ = Task.Run(WorkAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Interlocked.Exchange(ref _closed, 1);
        if (Interlocked.CompareExchange(ref _taken, 0, 0) > 0)
            await _idle.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (Volatile.Read(ref _taken) is > 0 and var left)
            Log.LeftUndone(logger, left);
        _queue.Writer.TryComplete();
    }

    private void Queue(InboundWork work)
    {
        if (work.IsAwaited)
            Interlocked.Decrement(ref _atOnce);
        _queue.Writer.TryWrite(work);
    }

    private async Task RunAtOnceAsync(InboundWork work)
    {
        await runner.RunAsync(work);
        Interlocked.Decrement(ref _atOnce);
        GiveBack();
    }

    private async Task WorkAsync()
    {
        await foreach (var work in _queue.Reader.ReadAllAsync())
        {
            await runner.RunAsync(work);
            GiveBack();
        }
    }
}
