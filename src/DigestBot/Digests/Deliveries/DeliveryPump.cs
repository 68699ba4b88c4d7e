using Microsoft.Extensions.Options;

namespace DigestBot.Digests.Deliveries;

/// <summary>Sends what is due, several at a time. A slow conversation holds one place, never the others.</summary>
internal sealed class DeliveryPump(
    DeliveryQueue queue,
    DeliveryLedger ledger,
    DeliverySender sender,
    IOptions<DigestOptions> options,
    IHostApplicationLifetime lifetime,
    ILogger<DeliveryPump> log
) : BackgroundService
{
    private readonly SemaphoreSlim _work = new(0);
    private readonly SemaphoreSlim _places = new(options.Value.Concurrency);

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
        var recovered = false;
        Wake();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await _work.WaitAsync(stoppingToken);
                recovered = recovered || await RecoverAsync(stoppingToken);
                await DrainAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault)
            {
                log.PumpBroke(fault);
            }
        }
        await FinishAsync();
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

    private async Task DrainAsync(CancellationToken cancellation)
    {
        while (await queue.IsAnyDueAsync(cancellation))
        {
            var places = await TakePlacesAsync(cancellation);
            IReadOnlyList<OutgoingDelivery> taken = [];
            try
            {
                taken = await queue.TakeAsync(places, CancellationToken.None);
            }
            finally
            {
                if (places > taken.Count)
                    _places.Release(places - taken.Count);
            }
            foreach (var delivery in taken)
                _ = SendAsync(delivery);
        }
    }

    private async Task<int> TakePlacesAsync(CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        var places = 1;
        while (places < options.Value.Concurrency && await _places.WaitAsync(TimeSpan.Zero, CancellationToken.None))
            places++;
        return places;
    }

    private async Task SendAsync(OutgoingDelivery delivery)
    {
        await Task.Yield();
        try
        {
            await sender.SendAsync(delivery, CancellationToken.None);
        }
        catch (Exception fault)
        {
            log.DeliveryBroke(delivery.Id.Value, fault);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>At shutdown: nothing new is taken, and what is on its way is waited for, 10 s at most.</summary>
    private async Task FinishAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            for (var place = 0; place < options.Value.Concurrency; place++)
                await _places.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            log.PumpStoppedWaiting();
        }
    }
}
