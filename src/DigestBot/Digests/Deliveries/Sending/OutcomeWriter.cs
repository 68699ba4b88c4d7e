using System.Threading.Channels;
using DigestBot.Storage;

namespace DigestBot.Digests.Deliveries.Sending;

/// <summary>Writes outcomes down, as many in one transaction as have come together. A full or busy disk is waited out.</summary>
/// <remarks>As long as it is, those that bring outcomes wait as well, so nothing piles up.</remarks>
internal sealed class OutcomeWriter(
    Database database,
    DeliveryLedger ledger,
    TimeProvider time,
    ILogger<OutcomeWriter> log
)
{
    private const int MostAtOnce = 256;
    private static readonly TimeSpan _writeDelay = TimeSpan.FromSeconds(5);

    private readonly Channel<Outcome> _outcomes = System.Threading.Channels.Channel.CreateBounded<Outcome>(
        new BoundedChannelOptions(4 * MostAtOnce) { SingleReader = true }
    );

    public ValueTask AddAsync(Outcome outcome) => _outcomes.Writer.WriteAsync(outcome);

    /// <summary>No more outcomes come; what is there is still written.</summary>
    public void Complete() => _outcomes.Writer.TryComplete();

    /// <param name="giveUp">From when on a disk that takes nothing is no longer waited for.</param>
    public async Task RunAsync(CancellationToken giveUp)
    {
        var batch = new List<Outcome>(MostAtOnce);
        while (await _outcomes.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < MostAtOnce && _outcomes.Reader.TryRead(out var outcome))
                batch.Add(outcome);
            await WriteSurelyAsync(batch, giveUp);
            batch.Clear();
        }
    }

    private async Task WriteSurelyAsync(List<Outcome> batch, CancellationToken giveUp)
    {
        while (true)
        {
            try
            {
                await database.WriteAsync(
                    transaction => ledger.WriteAsync(transaction, batch),
                    CancellationToken.None,
                    mayBeLost: true
                );
                batch.ForEach(DeliveryMeasures.Count);
                return;
            }
            catch (Exception fault)
            {
                log.OutcomesNotWritten(batch.Count, batch[0].Delivery.Id.Value, fault.Message);
                if (giveUp.IsCancellationRequested)
                    return;
                await Task.Delay(_writeDelay, time, giveUp).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }
}
