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
        places.Open(SendAsync);
        await using (stop.Token.Register(places.Close))
            await TakeUntilStoppedAsync(stop.Token);
        giveUp.CancelAfter(_patience);
        await FinishAsync(writing, giveUp.Token);
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
                alarm.Change(_tick, Timeout.InfiniteTimeSpan);
            }
        }
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
        await places.RoomAsync(stopping);
        var batch = await queue.TakeAsync(options.Value.Concurrency, CancellationToken.None);
        places.Add(batch);
        return batch.Count;
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

    /// <summary>Sends one after another as long as one waits for the place of the one before.</summary>
    /// <remarks>What has come back meanwhile is looked at first, so that several leave together: that costs fewer switches between threads.</remarks>
    private async Task SendAsync(Flight first)
    {
        for (Flight? flight = first; flight is not null; flight = places.End(flight))
        {
            await SendAsync(flight.Delivery);
            await Task.Yield();
        }
    }

    private async Task SendAsync(OutgoingDelivery delivery)
    {
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
    }

    /// <summary>At shutdown nothing new is taken; what is on its way is waited for, 10 s at most, and written down.</summary>
    private async Task FinishAsync(Task writing, CancellationToken patience)
    {
        places.Close();
        try
        {
            await ReturnAsync(places.TakeBack()).WaitAsync(patience);
            await places.EmptyAsync().WaitAsync(patience);
        }
        catch (OperationCanceledException)
        {
            log.PumpStoppedWaiting();
        }
        outcomes.Complete();
        await writing.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    /// <summary>What was taken and has not left when the stop comes waits as before.</summary>
    private async Task ReturnAsync(List<OutgoingDelivery> deliveries)
    {
        foreach (var delivery in deliveries)
            await outcomes.AddAsync(Outcome.NeverLeft(delivery, time.GetUtcNow()));
        if (deliveries.Count > 0)
            log.DeliveriesReturned(deliveries.Count);
    }
}
