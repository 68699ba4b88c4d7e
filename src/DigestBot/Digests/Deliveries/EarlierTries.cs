using DigestBot.Channels;
using DigestBot.Storage;

namespace DigestBot.Digests.Deliveries;

/// <summary>What the ledger knows of a delivery's earlier tries, for channels that can look them up.</summary>
internal sealed class EarlierTries(Database database)
{
    public async Task<Posting> OfAsync(OutgoingDelivery delivery, CancellationToken cancellation)
    {
        var since =
            delivery.Attempt == 1
                ? null
                : await database.FirstOrDefaultAsync<long?>(
                    "SELECT min(started_at) FROM attempts WHERE delivery_id = @Value AND outcome = 'uncertain'",
                    delivery.Id,
                    cancellation
                );
        return new Posting(delivery.Id.Value, delivery.Due, delivery.Attempt, Instants.FromStored(since));
    }
}
