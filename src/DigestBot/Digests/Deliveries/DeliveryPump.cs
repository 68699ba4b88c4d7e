using System.Threading.Channels;
using DigestBot.Digests.Deliveries.Sending;
using Microsoft.Extensions.Options;

namespace DigestBot.Digests.Deliveries;

/// <summary>Sends what is due, several at a time: one batch is on its way while the next is taken.</summary>
internal sealed class DeliveryPump(
    DeliveryQueue queue,
    DeliveryLedger ledger,
    DeliverySender sender,
    SendPlaces places,
    OutcomeWriter outcomes,
    IOptions<DigestOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<DeliveryPump> log
) : BackgroundService
{
    private static readonly TimeSpan _tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _work = new(0);
    private readonly Channel<List<OutgoingDelivery>> _taken = Channel.CreateBounded<List<OutgoingDelivery>>(1);
    private int _returned;

    /// <summary>Says that something may be due.</summary>
    public void Wake()
    {
        if (_work.CurrentCount == 0)
            _work.Release();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await HasStartedAsync(stoppingToken))
            return;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        using var giveUp = new CancellationTokenSource();
        var writing = outcomes.RunAsync(giveUp.Token);
        var sending = SendTakenAsync(stop.Token);
        await TakeUntilStoppedAsync(stop.Token);
        giveUp.CancelAfter(_patience);
        await FinishAsync(sending, writing, giveUp.Token);
    }

    /// <summary>A start that fails, for want of a port for instance, must not have sent anything.</summary>
    private async Task<bool> HasStartedAsync(CancellationToken stopping)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await using var onStopping = stopping.Register(() => started.TrySetCanceled(stopping));
        await started.Task.ContinueWith(_ => { }, TaskScheduler.Default);
        return started.Task.IsCompletedSuccessfully;
    }

    private async Task TakeUntilStoppedAsync(CancellationToken stopping)
    {
        await using var alarm = time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var recovered = false;
        Wake();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await _work.WaitAsync(stopping);
                recovered = recovered || await RecoverAsync(stopping);
                while (await queue.IsAnyDueAsync(stopping))
                while (await TakeAsync(stopping) == options.Value.Concurrency) { }
                await SetAsync(alarm, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault)
            {
                log.PumpBroke(fault);
            }
        }
        _taken.Writer.Complete();
    }

    /// <summary>Before anything is taken: what an earlier process left on its way.</summary>
    private async Task<bool> RecoverAsync(CancellationToken cancellation)
    {
        if (await ledger.RecoverAsync(cancellation) is > 0 and var uncertain)
        {
            log.DeliveriesRecovered(uncertain);
            Measures.PossibleDuplicates(uncertain);
        }
        return true;
    }

    /// <returns>How many were taken; there may be more when it is as many as may go at once.</returns>
    private async Task<int> TakeAsync(CancellationToken stopping)
    {
        var batch = await queue.TakeAsync(options.Value.Concurrency, CancellationToken.None);
        if (batch.Count > 0)
            await HandOverAsync(batch, stopping);
        return batch.Count;
    }

    private async Task HandOverAsync(List<OutgoingDelivery> batch, CancellationToken stopping)
    {
        try
        {
            await _taken.Writer.WriteAsync(batch, stopping);
        }
        catch (OperationCanceledException)
        {
            foreach (var delivery in batch)
                await ReturnAsync(delivery);
            throw;
        }
    }

    /// <summary>The scheduler looks every second; what waits for less than that is not left until then.</summary>
    private async Task SetAsync(ITimer alarm, CancellationToken cancellation)
    {
        if (
            await queue.NextAttemptAsync(cancellation) is { } next
            && next - time.GetUtcNow() is var wait
            && wait < _tick
        )
            alarm.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What was taken and has not left when the stop comes waits as before.</summary>
    private async Task SendTakenAsync(CancellationToken stopping)
    {
        await foreach (var batch in _taken.Reader.ReadAllAsync(CancellationToken.None))
        foreach (var delivery in batch)
            if (await HasPlaceAsync(stopping))
                _ = SendAsync(delivery, places.Start(delivery.Conversation.Reference.ServiceUrl));
            else
                await ReturnAsync(delivery);
    }

    private async Task<bool> HasPlaceAsync(CancellationToken stopping)
    {
        try
        {
            await places.WaitAsync(stopping);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private ValueTask ReturnAsync(OutgoingDelivery delivery)
    {
        _returned++;
        return outcomes.AddAsync(Outcome.NeverLeft(delivery, time.GetUtcNow()));
    }

    private async Task SendAsync(OutgoingDelivery delivery, Flight flight)
    {
        await Task.Yield();
        try
        {
            await outcomes.AddAsync(await sender.SendAsync(delivery, CancellationToken.None));
        }
        catch (ChannelClosedException)
        {
            // It came in after the stop had waited long enough: it stays on its way, and the next start counts it as uncertain.
        }
        catch (Exception fault)
        {
            log.DeliveryBroke(delivery.Id.Value, fault);
        }
        finally
        {
            places.End(flight);
        }
    }

    /// <summary>At shutdown nothing new is taken; what is on its way is waited for, 10 s at most, and written down.</summary>
    private async Task FinishAsync(Task sending, Task writing, CancellationToken patience)
    {
        try
        {
            await sending.WaitAsync(patience);
            if (_returned > 0)
                log.DeliveriesReturned(_returned);
            await places.EmptyAsync().WaitAsync(patience);
        }
        catch (OperationCanceledException)
        {
            log.PumpStoppedWaiting();
        }
        outcomes.Complete();
        await writing.ContinueWith(_ => { }, TaskScheduler.Default);
    }
}
